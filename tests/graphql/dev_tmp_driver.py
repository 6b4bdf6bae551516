import asyncio, sys, time, collections, traceback, os
from hypothesis import given, settings, HealthCheck, Phase, seed
from tests.graphql.planning.test_differential import *
from tests.graphql.planning.test_differential import _comparison
url, n, sd = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
fails=collections.OrderedDict(); T=collections.Counter(); 
with asyncio.Runner() as runner:
    gen=_comparison(url, runner)
    c=next(gen)
    t0=time.time(); last=[t0]
    orig_api=c.api; orig_ref=c.reference.execute
    def api(r,v):
        t=time.time(); 
        try: return orig_api(r,v)
        finally: T['api']+=time.time()-t
    def ref(*a):
        t=time.time()
        try: return orig_ref(*a)
        finally: T['ref']+=time.time()-t
    c.api=api; c.reference.execute=ref
    def check(request):
        t=time.time()
        T['n']+=1; T['len']+=len(request.text)
        try: c.compare(request)
        except Exception as e:
            if "{'BAD_CURSOR'}" in str(e): T['nested']+=1; return
            key=(type(e).__name__+": "+str(e))[:300]
            if key not in fails or len(request.text)<len(fails[key][0].text): fails[key]=(request, traceback.format_exc())
        T['check']+=time.time()-t
    f=seed(sd)(settings(max_examples=n, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))(given(requests(c.reference.schema, c.values))(check)))
    try: f()
    except BaseException as e: traceback.print_exc()
    print(time.time()-t0, dict(T))
    gen.close()
    print(c.compared)
for k,(r,tb) in sorted(fails.items(), key=lambda x: len(x[1][0].text))[:int(sys.argv[4]) if len(sys.argv)>4 else 6]:
    print("=====",k); print(r.text[:1500]); print(r.name, r.variables); 
    print(tb[-900:] if 'expected' not in k else '')
