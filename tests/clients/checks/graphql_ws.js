// The client graphql-ws, over the protocol graphql-transport-ws.
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import * as changes from "./changes.js";

function connected(url) {
  return createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
}

export const takes = (url, since, many) => changes.takes(connected(url), since, many);
export const asks = (url, query) => changes.asks(connected(url), query);
