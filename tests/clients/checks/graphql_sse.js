// The client graphql-sse, with one connection for each operation.
import { createClient } from "graphql-sse";
import * as changes from "./changes.js";

function connected(url) {
  return createClient({ url: `${url}/stream`, retryAttempts: 0 });
}

export const takes = (url, since, many) => changes.takes(connected(url), since, many);
export const asks = (url, query) => changes.asks(connected(url), query);
