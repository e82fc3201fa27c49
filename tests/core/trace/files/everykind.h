// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/trace/files/tracefiles.h"

namespace readyscope::test {

// Every kind of line with every field that the contract has.
inline const QByteArray kEveryKind =
    QByteArray(kCapture) + kSocket +
    R"({"type":"socket","t":110,"id":2,"name":"web","kind":"tcp-listen","fd":8,"local":"0.0.0.0:80","peer":null,"interest":["IN"],"policy":"accept","state":"listening","parent":null}
{"type":"socket","t":112,"id":3,"name":"web.1","kind":"tcp","fd":9,"local":"127.0.0.1:80","peer":"127.0.0.1:5000","interest":["IN","PRI","OUT","RDHUP"],"policy":"drain","state":"open","parent":2}
{"type":"wait","entered":100,"returned":120,"ready":1,"timeout":null,"passed":null,"backend":"poll"}
{"type":"transition","t":120,"socket":1,"revents":["OUT"],"previous":[]}
{"type":"transition","t":125,"socket":1,"revents":["IN","OUT","RDHUP","HUP","ERR"],"previous":["OUT"],"since":121,"raw":["IN","PRI","OUT","RDNORM","RDBAND","WRNORM","WRBAND"]}
{"type":"hit","t":126,"socket":1,"revents":["IN"],"count":18446744073709551615}
{"type":"wait","entered":130,"returned":140,"ready":0,"timeout":1000,"passed":1000000,"backend":"select","left":12,"errno":"EINTR","signal":"SIGUSR1","atomic":false}
{"type":"wait","entered":140,"returned":141,"ready":0,"timeout":0,"passed":0,"backend":"epoll-et","errno":"EINTR","signal":null}
{"type":"wait","entered":141,"returned":142,"ready":2147483647,"timeout":null,"passed":null,"backend":"io_uring","cause":"command","kind":"resample"}
{"type":"wait","entered":142,"returned":143,"ready":0,"timeout":null,"passed":0,"backend":"ppoll","kind":"ask"}
{"type":"gap","from":143,"to":150,"lost":7,"socket":null}
{"type":"gap","from":143,"to":150,"lost":3,"socket":1}
{"type":"marker","t":151,"kind":"backend","text":"poll → select","from":"poll","to":"select"}
{"type":"transition","t":152,"socket":1,"revents":["R","W","E"],"previous":["IN","OUT","RDHUP","HUP","ERR"],"cause":"backend"}
{"type":"marker","t":153,"kind":"timeout","text":"infinite → 1ms","from":"infinite","to":"1ms"}
{"type":"marker","t":154,"kind":"mode","text":"m","from":"transitions","to":"every-return"}
{"type":"marker","t":155,"kind":"mask","text":"m","from":"","to":"SIGUSR1"}
{"type":"marker","t":156,"kind":"signal","text":"SIGUSR1","from":null,"to":null}
{"type":"marker","t":157,"kind":"user","text":"here \"it\" is\n","from":null,"to":null}
{"type":"marker","t":158,"kind":"stop","text":"stop","from":null,"to":null}
{"type":"marker","t":159,"kind":"start","text":"start","from":null,"to":null}
{"type":"error","t":160,"socket":3,"call":"recv","errno":"ECONNRESET","message":"web.1: the peer reset the connection: ECONNRESET"}
{"type":"error","t":161,"socket":null,"call":"getaddrinfo","errno":null,"message":"x: unknown"}
{"type":"clock","monotonic":170,"realtime":5071}
{"type":"transition","t":180,"socket":1,"revents":[],"previous":["R","W","E"],"cause":"closed"}
{"type":"socket","t":180,"id":1,"name":"c1","kind":"tcp","fd":null,"local":"127.0.0.1:5000","peer":"127.0.0.1:80","interest":["IN","PRI","OUT","RDHUP"],"policy":"observe","state":"closed","parent":null}
{"type":"socket","t":181,"id":3,"name":"web.1","kind":"tcp","fd":9,"local":"127.0.0.1:80","peer":"127.0.0.1:5000","interest":["IN","PRI","OUT","RDHUP"],"policy":"drain","state":"unsupported","parent":2}
{"type":"end","t":200,"transitions":4,"waits":9,"lost":10}
)";

} // namespace readyscope::test
