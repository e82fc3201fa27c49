// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/address.h"

#include <QTest>

using namespace readyscope;

namespace {

AddressError refused(const std::string& text) {
    const AddressResult result = parseAddress(text);
    if (const auto* error = std::get_if<AddressError>(&result))
        return *error;
    QTest::qFail(("taken: " + text).c_str(), __FILE__, __LINE__);
    return {};
}

} // namespace

// Each row is a wrong text, the part of it that is pointed at (set in ‹ ›), and what is said.
class TestAddressErrors : public QObject {
    Q_OBJECT

private:
    static void row(const char* marked, const char* sentence, const char* commandLine) {
        QTest::newRow(marked) << QString::fromUtf8(sentence) << QString::fromUtf8(commandLine);
    }
    static void columns() {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("commandLine");
    }
    // An empty ‹› is the end of the text.
    static void check() {
        QFETCH(QString, sentence);
        QFETCH(QString, commandLine);
        const std::string open = "‹";
        const std::string close = "›";
        std::string text = QTest::currentDataTag();
        const std::size_t begin = text.find(open);
        text.erase(begin, open.size());
        const std::size_t end = text.find(close);
        text.erase(end, close.size());
        const AddressError error = refused(text);
        QCOMPARE(error.position, begin);
        QCOMPARE(error.length, end - begin);
        QVERIFY2(QString::fromStdString(inEnglish(error.sentence)).startsWith(sentence),
                 inEnglish(error.sentence).c_str());
        QCOMPARE(QString::fromStdString(commandLineMessage(text, error)),
                 QString::fromStdString(text) + QStringLiteral(": ") + commandLine);
    }

private slots:
    void kinds_data() {
        columns();
        row("‹exec›:/x", "“exec” is not built yet. There are tcp, tcp-listen, udp,", "kind \"exec\": not built yet");
        row("‹INotify›:/x", "“inotify” is not built yet.", "kind \"INotify\": not built yet");
        row("‹pid›:1/2", "“pid” is not built yet.", "kind \"pid\": not built yet");
        row("‹tpc›:a:1", "“tpc” is not a kind of socket. The nearest is “tcp”; there are tcp,",
            "kind \"tpc\": not a kind of socket");
        row("‹localhost›:80", "“localhost” is not a kind of socket. An address begins with one of tcp,",
            "kind \"localhost\": not a kind of socket");
        row("‹:›80", "The kind of socket is missing.", "kind: missing");
        row("tcp‹›", "A colon is missing after the kind: write “tcp:”.", "kind \"tcp\": no colon after it");
        row("tcp‹,›name=x", "A colon is missing after the kind: write “tcp:”.", "kind \"tcp\": no colon after it");
    }
    void kinds() { check(); }

    void everyKindOfTheContractIsKnown() {
        for (const char* kind : {"exec", "inotify", "pid"})
            QCOMPARE(inEnglish(refused(kind + std::string(":1")).reason), std::string("not built yet"));
    }

    void special_data() {
        columns();
        row("socketpair:‹raw›,name=x", "“raw” is not a type of socket pair. It can be stream, dgram or seqpacket.",
            "type \"raw\": not stream, dgram or seqpacket");
        row("eventfd:1‹x›", "“x” is not a digit. eventfd takes a number from 0 to 4294967295.",
            "eventfd \"1x\": not a number from 0 to 4294967295");
        row("eventfd:‹-›1", "“-” is not a digit.", "eventfd \"-1\": not a number from 0 to 4294967295");
        row("eventfd:‹4294967296›", "4294967296 is too large.",
            "eventfd \"4294967296\": not a number from 0 to 4294967295");
        row("eventfd:‹99999999999999999999999›,name=x", "99999999999999999999999 is too large.",
            "eventfd \"99999999999999999999999\": not a number from 0 to 4294967295");
        row("timerfd:‹›", "The period is missing, such as 100ms.", "period: missing");
        row("timerfd:‹5›", "\"5\" has no unit", "period \"5\": \"5\" has no unit: write 5ms or 5s");
        row("timerfd:‹0›", "A timer with the period 0 would never expire.", "period \"0\": it would never expire");
        row("timerfd:‹infinite›", "A timer with the period infinite would never expire.",
            "period \"infinite\": it would never expire");
        row("signalfd:‹›", "The signal is missing, such as SIGUSR1.", "signal: missing");
        row("signalfd:‹SIGFOO›,name=x", "“SIGFOO” is not a signal.", "signal \"SIGFOO\": not a signal");
        row("signalfd:‹10›", "“10” is not a signal.", "signal \"10\": not a signal");
        row("signalfd:‹kill›", "No program can block SIGKILL", "signal \"kill\": it cannot be blocked");
        row("fd:‹›", "The descriptor is missing: its number, such as 3.", "descriptor: missing");
        row("fd:‹,›name=x", "The descriptor is missing", "descriptor: missing");
        row("fd:3‹/›4", "“/” is not a digit.", "fd \"3/4\": not a number from 0 to 2147483647");
        row("fd:‹2147483648›", "2147483648 is too large.", "fd \"2147483648\": not a number from 0 to 2147483647");
        row("pty:‹/dev/ptmx›", "Nothing stands after “pty:”", "place \"/dev/ptmx\": nothing stands after “pty:”");
        row("fifo:‹›", "The path is missing, such as /tmp/example.", "path: missing");
        row("tty:‹,›name=x", "The path is missing", "path: missing");
        row("unix-dgram:@‹›", "The name is missing after “@”.", "abstract name: missing");
    }
    void special() { check(); }

    void numbers_data() {
        columns();
        row("tcp:a:1,rcvlowat=‹0›", "0 is too small. rcvlowat takes a number from 1 to 2147483647.",
            "rcvlowat \"0\": not a number from 1 to 2147483647");
        row("tcp:a:1,sndbuf=4‹k›", "“k” is not a digit. sndbuf takes a number from 0 to 2147483647.",
            "sndbuf \"4k\": not a number from 0 to 2147483647");
        row("udp:a:1,rcvbuf=‹2147483648›", "2147483648 is too large.",
            "rcvbuf \"2147483648\": not a number from 0 to 2147483647");
        row("udp:a:1,ttl=‹256›", "256 is too large. ttl takes a number from 1 to 255.",
            "ttl \"256\": not a number from 1 to 255");
        row("udp:a:1,ttl=‹›", "A value is missing after “ttl”, such as ttl=64.", "value of ttl: missing");
        row("udp:a:1,join=‹10.0.0.1›", "“10.0.0.1” is not a multicast group.",
            "group \"10.0.0.1\": not a multicast group");
        row("udp:a:1,join=‹fe80::1›@lo", "“fe80::1” is not a multicast group.",
            "group \"fe80::1\": not a multicast group");
        row("udp:a:1,join=239.0.0.1@‹›", "The interface is missing after “@”", "interface: missing");
        row("udp:a:1,join=239.0.0.1@‹a/b›", "“a/b” is not the name of an interface.",
            "interface \"a/b\": not the name of an interface");
        row("tcp:a:1,‹broadcast›", "“broadcast” is not for tcp. It is for udp, udp-listen.",
            "option \"broadcast\": not for tcp");
        row("pipe:,‹sndbuf›=1", "“sndbuf” is not for pipe. It is for tcp, tcp-listen, udp, udp-listen, unix,",
            "option \"sndbuf\": not for pipe");
        row("udp:a:1,‹oobinline›",
            "“oobinline” is not for udp. It is for tcp, tcp-listen, unix, unix-listen, socketpair.",
            "option \"oobinline\": not for udp");
    }
    void numbers() { check(); }

    void aFilesPathMayBeLonger() {
        QVERIFY(std::holds_alternative<Address>(parseAddress("fifo:" + std::string(4095, 'p'))));
        const AddressError error = refused("file:" + std::string(4096, 'p'));
        QCOMPARE(error.position, std::size_t(5 + 4095));
        QCOMPARE(inEnglish(error.reason), std::string("longer than 4095 bytes"));
    }

    void ports_data() {
        columns();
        const char* reason = "port \"80a80\": not a number from 0 to 65535";
        row("tcp-listen:80‹a›80,interest=in",
            "“a” is not a digit. A port is a number from 0 to 65535; 0 lets the kernel choose.", reason);
        row("tcp:localhost:‹h›ttp2", "“h” is not a digit. A port is a number from 1 to 65535.",
            "port \"http2\": not a number from 0 to 65535");
        row("tcp:a:8‹é›", "“é” is not a digit.", "port \"8é\": not a number from 0 to 65535");
        row("tcp:a:‹-›1", "“-” is not a digit.", "port \"-1\": not a number from 0 to 65535");
        row("tcp:a:80‹:›90", "“:” is not a digit.", "port \"80:90\": not a number from 0 to 65535");
        row("tcp:a:‹65536›", "65536 is too large.", "port \"65536\": not a number from 0 to 65535");
        row("udp-listen:‹99999999999999999999›", "99999999999999999999 is too large.",
            "port \"99999999999999999999\": not a number from 0 to 65535");
        row("tcp:a:‹0›", "Nothing can be reached at port 0.", "port \"0\": only a listener's port may be 0");
        row("tcp:localhost‹›", "The port is missing after the host", "port: missing");
        row("tcp:localhost‹,›nodelay", "The port is missing after the host", "port: missing");
        row("tcp:localhost:‹›", "The port is missing", "port: missing");
        row("tcp:[::1]‹›", "The port is missing after the host", "port: missing");
        row("tcp-listen:‹›", "The port is missing", "port: missing");
    }
    void ports() { check(); }

    void hosts_data() {
        columns();
        row("tcp:‹›", "The host is missing", "host: missing");
        row("tcp:‹:›80", "The host is missing: a name or an IP address", "host: missing");
        row("tcp-listen:‹:›80", "The host is missing. Leave its colon out", "host: missing");
        row("tcp:ex‹ ›ample:80", "“ ” cannot stand in a host name.", "host \"ex ample\": not a host name");
        row("tcp:‹/›x:80", "“/” cannot stand in a host name.", "host \"/x\": not a host name");
        row("udp:‹*›:5", "“*” means every interface and is for listeners.", "host \"*\": for listeners only");
        row("tcp:‹::1:80›", "An IPv6 address stands in brackets", "host \"::1:80\": an IPv6 address needs brackets");
        row("tcp:[‹::g›]:80", "“::g” is not an IPv6 address", "host \"::g\": not an IPv6 address");
        row("tcp:[‹fe80::1%›]:80", "“fe80::1%” is not an IPv6 address", "host \"fe80::1%\": not an IPv6 address");
        row("tcp:‹[]›:80", "“” is not an IPv6 address", "host \"\": not an IPv6 address");
        row("tcp:[::1‹›", "“]” is missing after the IPv6 address.", "host \"[::1\": no closing bracket");
        row("tcp:[::1]‹8›0", "“8” stands where the colon before the port belongs.",
            "host \"[::1]\": no colon after it");
    }
    void hosts() { check(); }

    void paths_data() {
        columns();
        row("unix:‹›", "The path is missing", "path: missing");
        row("unix:‹,›name=x", "The path is missing", "path: missing");
        row("unix-listen:@‹›", "The name is missing after “@”.", "abstract name: missing");
        row("unix:/a‹\\›b", "A backslash stands before a comma or another backslash only.",
            "path \"/a\\b\": a lone backslash in it");
        row("unix:/a‹\\›", "A backslash stands before a comma", "path \"/a\\\": a lone backslash in it");
        row("pipe:‹x›,name=y", "Nothing stands after “pipe:” but options", "place \"x\": nothing stands after “pipe:”");
        row("stdin:‹0›", "Nothing stands after “stdin:”", "place \"0\": nothing stands after “stdin:”");
    }
    void paths() { check(); }

    void aPathTooLongIsCutWhereItEnds() {
        const AddressError error = refused("unix:" + std::string(109, 'p') + ",name=x");
        QCOMPARE(error.position, std::size_t(5 + 107));
        QCOMPARE(error.length, std::size_t(2));
        QCOMPARE(inEnglish(error.reason), std::string("longer than 107 bytes"));
    }

    void options_data() {
        columns();
        row("tcp:a:1,‹›", "An option is missing after the comma.", "option: missing");
        row("tcp:a:1,‹,›nodelay", "An option is missing after the comma.", "option: missing");
        row("tcp:a:1,‹=›on", "An option is missing after the comma.", "option: missing");
        row("tcp:a:1,‹nodelai›", "“nodelai” is not an option. The nearest is “nodelay”; tcp takes name,",
            "option \"nodelai\": not an option");
        row("tcp:a:1,‹zzzzzz›=1", "“zzzzzz” is not an option. tcp takes name,", "option \"zzzzzz\": not an option");
        row("tcp:a:1,‹backlog›=5",
            "“backlog” is not for tcp. It is for tcp-listen, unix-listen, unix-seqpacket-listen.",
            "option \"backlog\": not for tcp");
        row("unix:/x,‹nodelay›", "“nodelay” is not for unix. It is for tcp, tcp-listen.",
            "option \"nodelay\": not for unix");
        row("udp-listen:0,‹bind›=1", "“bind” is not for udp-listen. It is for tcp, udp.",
            "option \"bind\": not for udp-listen");
        row("tcp:a:1,name=b,‹NAME›=b", "“name” is given twice.", "option \"NAME\": given twice");
        row("tcp-listen:80,‹v6only›", "“v6only” needs an IPv6 host or *, and this one is 127.0.0.1.",
            "option \"v6only\": the host is not IPv6");
        row("tcp:a:1,interest‹›", "A value is missing after “interest”, such as interest=in+out.",
            "value of interest: missing");
        row("tcp:a:1,interest=‹›", "A value is missing after “interest”", "value of interest: missing");
        row("tcp:a:1,name=‹,›nodelay", "A value is missing after “name”", "value of name: missing");
        row("tcp:a:1,nodelay=‹›", "A value is missing after “nodelay”, such as nodelay=on.",
            "value of nodelay: missing");
    }
    void options() { check(); }

    void values_data() {
        columns();
        row("tcp:a:1,name=‹12›", "A name needs a letter", "name \"12\": a name cannot be all digits");
        row("tcp:a:1,name=a‹ ›b", "A name has no spaces.", "name \"a b\": a name has no spaces");
        row("tcp:a:1,interest=in+‹foo›", "“foo” is not an event. Events are in, pri,", "event \"foo\": not an event");
        row("tcp:a:1,interest=‹r›", "“r” is not an event.", "event \"r\": not an event");
        row("tcp:a:1,interest=in+‹›", "An event is missing beside “+”.", "event: missing");
        row("tcp-listen:1,child-interest=in+‹+›out", "An event is missing beside “+”.", "event: missing");
        row("tcp:a:1,policy=‹dran›", "“dran” is not a policy.", "policy \"dran\": not observe, drain or echo");
        row("tcp:a:1,policy=‹accept›", "“accept” is for listeners. A tcp socket can observe, drain or echo.",
            "policy \"accept\": for listeners only");
        row("tcp-listen:1,policy=‹drain›",
            "“drain” is for connected sockets. For those that this listener accepts write child-policy=drain.",
            "policy \"drain\": not for a listener, write child-policy=drain");
        row("tcp-listen:1,policy=‹x›", "“x” is not a policy of a listener.", "policy \"x\": not accept or backlog");
        row("tcp-listen:1,child-policy=‹accept›", "“accept” is the listener's own policy.",
            "policy \"accept\": not observe, drain or echo");
        row("fifo-write:/x,policy=‹drain›", "“drain” needs a socket that can be read; fifo-write is only written.",
            "policy \"drain\": not for fifo-write");
        row("timerfd:1s,policy=‹echo›", "“echo” needs a socket that can be answered through; timerfd is only read.",
            "policy \"echo\": not for timerfd");
        row("eventfd:,policy=‹echo›", "“echo” would never end on eventfd", "policy \"echo\": not for eventfd");
        row("stdin:,policy=‹echo›", "“echo” needs a socket that can be answered through",
            "policy \"echo\": not for stdin");
        row("tcp-listen:1,backlog=1‹x›", "“x” is not a digit.", "backlog \"1x\": not a number from 0 to 2147483647");
        row("tcp-listen:1,backlog=‹2147483648›", "2147483648 is too large for a backlog.",
            "backlog \"2147483648\": not a number from 0 to 2147483647");
        row("tcp:a:1,nodelay=‹maybe›", "“maybe” is neither on nor off.", "value \"maybe\": neither on nor off");
        row("tcp:a:1,bind=1.2.3.4:‹x›", "“x” is not a digit. A port is a number from 0 to 65535",
            "port \"x\": not a number from 0 to 65535");
        row("tcp:a:1,connect-timeout=‹5›", "\"5\" has no unit: write 5ms or 5s",
            "connect-timeout: \"5\" has no unit: write 5ms or 5s");
        row("tcp:a:1,connect-timeout=‹0›", "A connect timeout of 0 would never connect.",
            "connect-timeout: 0 would never connect");
    }
    void values() { check(); }

    void anEmptyTextIsNamed() {
        const AddressError error = refused("");
        QCOMPARE(error.position, std::size_t(0));
        QCOMPARE(error.length, std::size_t(0));
        QCOMPARE(commandLineMessage("", error), std::string("\"\": kind: missing"));
    }

    // Standard error gets one line, whatever was typed.
    void controlCharactersAreShownByTheirNumber() {
        const std::string text = "tcp:a\nb:1";
        QCOMPARE(commandLineMessage(text, refused(text)),
                 std::string("tcp:a\\x0ab:1: host \"a\\x0ab\": not a host name"));
        QCOMPARE(inEnglish(refused(text).sentence), std::string("“\\x0a” cannot stand in a host name."));
        QCOMPARE(inEnglish(refused("tcp:a:\xff").sentence),
                 std::string("“\\xff” is not a digit. A port is a number from 1 to 65535."));
        QCOMPARE(inEnglish(refused(std::string("unix:a\0b", 8)).reason), std::string("a NUL byte in it"));
    }
};

QTEST_APPLESS_MAIN(TestAddressErrors)
#include "tst_addresserrors.moc"
