// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// "signals" is the name of a member here.
#define QT_NO_KEYWORDS

#include "core/engine/script.h"

#include <QTest>

#include <csignal>

using namespace readyscope;

namespace {

const Command* commandIn(const std::variant<ScriptLine, ScriptError>& parsed) {
    const auto* line = std::get_if<ScriptLine>(&parsed);
    return line != nullptr && line->command ? &*line->command : nullptr;
}

// The command of a line that is right; a default one where it is not, after a failed check.
template <typename C> C read(const char* line) {
    const std::variant<ScriptLine, ScriptError> parsed = parseScriptLine(line);
    const Command* command = commandIn(parsed);
    if (command != nullptr && std::holds_alternative<C>(*command))
        return std::get<C>(*command);
    QTest::qFail(line, __FILE__, __LINE__);
    return {};
}

} // namespace

class TestScript : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesWithoutCommand_data();
    void linesWithoutCommand();
    void delay();
    void add();
    void socketCommands();
    void targets();
    void transfers();
    void options();
    void sendKeepsItsText_data();
    void sendKeepsItsText();
    void captureCommands();
    void comments();
    void wrong_data();
    void wrong();
    void tooLong();
};

void TestScript::linesWithoutCommand_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<qint64>("delay");
    QTest::newRow("empty") << "" << qint64{0};
    QTest::newRow("blanks") << " \t " << qint64{0};
    QTest::newRow("carriage return") << "\r" << qint64{0};
    QTest::newRow("comment") << "# add pipe:" << qint64{0};
    QTest::newRow("comment after blanks") << "   #x" << qint64{0};
    QTest::newRow("delay alone") << "+1s" << qint64{kSecond};
    QTest::newRow("delay and comment") << "+1s # later" << qint64{kSecond};
}

void TestScript::linesWithoutCommand() {
    QFETCH(QString, line);
    QFETCH(qint64, delay);
    const auto parsed = parseScriptLine(line.toStdString());
    QVERIFY(std::holds_alternative<ScriptLine>(parsed));
    QVERIFY(!std::get<ScriptLine>(parsed).command);
    QCOMPARE(qint64{std::get<ScriptLine>(parsed).delay}, delay);
}

void TestScript::delay() {
    const auto parsed = parseScriptLine("+1.5ms quit");
    QVERIFY(commandIn(parsed) != nullptr);
    QCOMPARE(std::get<ScriptLine>(parsed).delay, Nanos{1'500'000});
}

void TestScript::add() {
    const auto add = read<command::Add>("add tcp-listen:0,name=l,policy=backlog  # waits");
    QCOMPARE(add.address.kind, Kind::TcpListener);
    QCOMPARE(QString::fromStdString(add.address.name), QString("l"));
    QCOMPARE(add.address.policy, Policy::Backlog);
    QCOMPARE(QString::fromStdString(read<command::Add>("add unix:/tmp/a#b c").address.path), QString("/tmp/a#b c"));
}

void TestScript::socketCommands() {
    QCOMPARE(read<command::Remove>("remove 3").socket.id, SocketId{3});
    QCOMPARE(read<command::Close>("close c1").socket.name, std::string("c1"));
    QCOMPARE(read<command::Reset>("reset c1").socket.name, std::string("c1"));
    QCOMPARE(read<command::Connect>("connect c1").socket.name, std::string("c1"));
    QVERIFY(read<command::SetInterest>("interest c1 in+RDHUP").interest == (Events::In | Events::RdHup));
    QCOMPARE(read<command::SetPolicy>("policy c1 drain").policy, Policy::Drain);
    QVERIFY(!read<command::Accept>("accept l").all);
    QVERIFY(read<command::Accept>("accept l all").all);
    QCOMPARE(read<command::ShutDown>("shutdown c1 read").direction, Direction::Read);
    QCOMPARE(read<command::ShutDown>("shutdown c1 write").direction, Direction::Write);
    QCOMPARE(read<command::ShutDown>("shutdown c1 both").direction, Direction::Both);
}

void TestScript::targets() {
    const Target byId = read<command::Close>("close 17").socket;
    QCOMPARE(byId.id, SocketId{17});
    QVERIFY(byId.name.empty());
    const Target byName = read<command::Close>("close 17a").socket;
    QCOMPARE(byName.id, kNoSocket);
    QCOMPARE(byName.name, std::string("17a"));
}

void TestScript::transfers() {
    QCOMPARE(read<command::SendUrgent>("urgent c1 a\\x21 ").bytes, std::string("a! "));
    QCOMPARE(read<command::SendFile>("sendfile c1 /tmp/a b#c  # it").path, std::string("/tmp/a b#c"));
    QCOMPARE(read<command::Flood>("flood c1 # until EAGAIN").socket.name, std::string("c1"));
    QCOMPARE(read<command::Receive>("receive c1").bytes, std::uint64_t{0});
    QCOMPARE(read<command::Receive>("receive c1 70000").bytes, std::uint64_t{70'000});
    QVERIFY(read<command::Receive>("receive c1 # 5").waits);
    QCOMPARE(read<command::Peek>("peek 4 5").bytes, std::uint64_t{5});
    QCOMPARE(read<command::Peek>("peek 4").socket.id, SocketId{4});
}

void TestScript::options() {
    const auto lowat = read<command::SetOption>("option c1 RCVLOWAT 5");
    QCOMPARE(lowat.name, std::string("rcvlowat"));
    QCOMPARE(lowat.value, 5);
    QCOMPARE(lowat.socket.name, std::string("c1"));
    QCOMPARE(read<command::SetOption>("option c1 nodelay on").value, 1);
    QCOMPARE(read<command::SetOption>("option c1 oobinline 0 # off").value, 0);
}

void TestScript::sendKeepsItsText_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("word") << QByteArray("send c1 hello") << QByteArray("hello");
    QTest::newRow("blanks within and behind") << QByteArray("send c1  a  b ") << QByteArray("a  b ");
    QTest::newRow("no comment in a text") << QByteArray("send c1 # a #b") << QByteArray("# a #b");
    QTest::newRow("escapes") << QByteArray(R"(send c1 a\r\n\t\\n\x00\xFfz)") << QByteArray("a\r\n\t\\n\0\xffz", 9);
    QTest::newRow("first blank by its code") << QByteArray(R"(send c1 \x20a)") << QByteArray(" a");
    QTest::newRow("UTF-8") << QByteArray("send c1 →") << QByteArray("→");
    QTest::newRow("carriage return of the file") << QByteArray("send c1 a\r") << QByteArray("a");
    QTest::newRow("empty datagram") << QByteArray("send c1") << QByteArray("");
}

void TestScript::sendKeepsItsText() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, bytes);
    const auto send = read<command::Send>(line.constData());
    QCOMPARE(QByteArray::fromStdString(send.bytes), bytes);
    QCOMPARE(send.socket.name, std::string("c1"));
}

void TestScript::captureCommands() {
    QCOMPARE(read<command::SetBackend>("backend pselect").backend, Backend::PSelect);
    QCOMPARE(read<command::SetTimeout>("timeout infinite").timeout, kInfinite);
    QCOMPARE(read<command::SetTimeout>("timeout 0").timeout, Nanos{0});
    QCOMPARE(read<command::SetMode>("mode every-return").mode, Mode::EveryReturn);
    QCOMPARE(read<command::SetResample>("resample 5ms").period, 5 * kMillisecond);
    QCOMPARE(read<command::SetPace>("pace 0").pace, Nanos{0});
    QCOMPARE(read<command::SetMask>("mask").blocked.size(), std::size_t{0});
    QCOMPARE(read<command::SetMask>("mask USR1 SIGUSR2").blocked, (std::vector<int>{SIGUSR1, SIGUSR2}));
    QCOMPARE(read<command::Raise>("raise SIGUSR1").signal, SIGUSR1);
    QCOMPARE(read<command::Mark>("mark two words \\n # here").text, std::string("two words \\n # here"));
    read<command::Quit>("quit");
}

void TestScript::comments() {
    QCOMPARE(read<command::SetMask>("mask USR1 # not USR2").blocked, std::vector<int>{SIGUSR1});
    QVERIFY(!read<command::Accept>("accept l # all").all);
    read<command::Quit>("  quit\t#");
}

void TestScript::wrong_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("piece"); // what the error points at
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* line, const char* piece, const char* sentence) {
        QTest::newRow(line) << line << piece << sentence;
    };
    row("fly away", "fly", "\"fly\": not a command");
    row("Quit", "Quit", "\"Quit\": not a command");
    row("quit now", "now", "\"now\": one word too many");
    row("close", "", "the socket's name or number is missing");
    row("close 0", "0", "\"0\": not a socket's number, they count from 1");
    row("close 99999999999", "99999999999", "\"99999999999\": not a socket's number, they count from 1");
    row("add", "", "the address is missing");
    row("add tcp:localhost:http2", "h", "tcp:localhost:http2: port \"http2\": not a number from 0 to 65535");
    row("interest c1 in+fun", "fun", "interest \"in+fun\": \"fun\" is not an event such as in, out, pri or rdhup");
    row("policy c1 eat", "eat", "policy \"eat\": not observe, drain, echo, accept or backlog");
    row("accept l two", "two", "\"two\": only \"all\" may stand there");
    row("shutdown c1", "", "the direction is missing");
    row("shutdown c1 up", "up", "direction \"up\": not read, write or both");
    row("send", "", "the socket's name or number is missing");
    row("send c1 a\\q", "\\q", "\"\\q\": not an escape, there are \\n \\r \\t \\\\ \\xHH");
    row("send c1 a\\", "\\", "\"\\\": not an escape, there are \\n \\r \\t \\\\ \\xHH");
    row("send c1 \\xg0.", "\\xg0", "\"\\xg0\": not an escape, there are \\n \\r \\t \\\\ \\xHH");
    row("timeout 5", "5", "\"5\" has no unit: write 5ms or 5s");
    row("pace infinite", "infinite", "pace \"infinite\": it cannot be infinite");
    row("resample 0", "0", "resample \"0\": it must be above 0");
    row("+5 quit", "+5", "\"5\" has no unit: write 5ms or 5s");
    row("backend kqueue", "kqueue",
        "backend \"kqueue\": not select, pselect, poll, ppoll, epoll, epoll-et or io_uring");
    row("mode fast", "fast", "mode \"fast\": not transitions or every-return");
    row("raise", "", "the signal is missing");
    row("raise SIGNOT", "SIGNOT", "signal \"SIGNOT\": there is none of that name");
    row("raise KILL", "KILL", "signal \"KILL\": the kernel lets nobody catch or block it");
    row("mask USR1 STOP", "STOP", "signal \"STOP\": the kernel lets nobody catch or block it");
    row("mark", "", "the text is missing");
    row("urgent c1", "", "the text is missing");
    row("urgent c1 \\z", "\\z", "\"\\z\": not an escape, there are \\n \\r \\t \\\\ \\xHH");
    row("sendfile c1", "", "the file is missing");
    row("sendfile c1 # none", "", "the file is missing");
    row("flood c1 9", "9", "\"9\": one word too many");
    row("receive c1 0", "0", "\"0\": not a number of bytes above 0");
    row("receive c1 5k", "5k", "\"5k\": not a number of bytes above 0");
    row("peek c1 -1", "-1", "\"-1\": not a number of bytes above 0");
    row("option c1", "", "the option is missing");
    row("option c1 mtu 9", "mtu",
        "option \"mtu\": there are sndbuf rcvbuf rcvlowat oobinline nodelay keepalive reuseaddr reuseport v6only "
        "broadcast ttl loop");
    row("option c1 nodelay", "", "the value is missing");
    row("option c1 nodelay 2", "2", "nodelay \"2\": neither on nor off");
    row("option c1 rcvlowat many", "many", "rcvlowat \"many\": not a number from 0 on");
    row("option c1 ttl 0", "0", "ttl \"0\": not a number from 1 on");
    row("option c1 ttl 9 9", "9", "\"9\": one word too many");
    row("recipe", "", "the recipe is missing");
    row("recipe a b", "b", "\"b\": one word too many");
}

void TestScript::wrong() {
    QFETCH(QString, line);
    QFETCH(QString, piece);
    QFETCH(QString, sentence);
    const auto parsed = parseScriptLine(line.toStdString());
    const auto* error = std::get_if<ScriptError>(&parsed);
    QVERIFY(error != nullptr);
    QCOMPARE(QString::fromStdString(inEnglish(error->sentence)), sentence);
    QVERIFY(error->position <= static_cast<std::size_t>(line.size()));
    QCOMPARE(line.mid(static_cast<qsizetype>(error->position), static_cast<qsizetype>(error->length)), piece);
}

void TestScript::tooLong() {
    const std::string longest = "mark " + std::string(kLongestScriptLine - 5, 'x');
    QVERIFY(std::holds_alternative<ScriptLine>(parseScriptLine(longest)));
    QVERIFY(std::holds_alternative<ScriptLine>(parseScriptLine(longest + std::string("\r"))));
    const auto parsed = parseScriptLine(longest + 'x');
    QVERIFY(std::holds_alternative<ScriptError>(parsed));
    QCOMPARE(inEnglish(std::get<ScriptError>(parsed).sentence), std::string("the line is longer than 65536 bytes"));
}

QTEST_APPLESS_MAIN(TestScript)
#include "tst_script.moc"
