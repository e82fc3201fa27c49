// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The I/O models from outside: what `readyscope lab` prints, and its worker processes.

#include "program.h"

#include "core/lab/models/model.h"
#include "core/lab/models/modelworker.h"
#include "core/lab/programs/modelprogram.h"
#include "core/text/errors.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr int kPatience = 120'000;

QList<QJsonObject> ofType(const QList<QJsonObject>& lines, const char* type) {
    QList<QJsonObject> found;
    for (const QJsonObject& line : lines)
        if (line["type"].toString() == QLatin1String(type))
            found.append(line);
    return found;
}

ModelRun runOf(const char* model) {
    ModelRun run;
    run.model = modelNamed(model);
    run.events = 40;
    run.rate = 2'000;
    return run;
}

// Its children, which a worker has one of: the sender.
QStringList childrenOf(pid_t pid) {
    QStringList children;
    const QStringList all = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString& one : all) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(one));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray after = stat.readAll();
        const QList<QByteArray> words = after.mid(after.lastIndexOf(')') + 2).split(' ');
        if (words.value(0) != "Z" && words.value(1).toInt() == pid)
            children << one;
    }
    return children;
}

} // namespace

class TestLab : public QObject {
    Q_OBJECT
private slots:
    void linesOfEveryModel();
    void streamsOfEveryModel();
    void tableOfSome();
    void tableOfStreams();
    void transportsThatThereAreNot();
    void aModelThatIsRefusedLeavesTheOthers();
    void outputThatTakesNoMore();
    void programIsPrinted();
    void callsAgreeWithStrace_data();
    void callsAgreeWithStrace();
    void switchesAndTimeAgreeWithGetrusage();
    void aWorkerIsCancelled();
    void aWorkerThatIsKilledSaysSo();
    void aProgramThatIsNoWorkerSaysSo();
};

void TestLab::linesOfEveryModel() {
    Program program(QStringLiteral("lab --model all --events 40 --rate 2000 --size 100 --format jsonl").split(' '));
    program.start();
    QCOMPARE(program.finish(), 0);
    QVERIFY(program.hasOnlyObjects());
    const QJsonObject header = program.lines().first();
    QCOMPARE(header["type"].toString(), QStringLiteral("lab"));
    QCOMPARE(header["events"].toInt(), 40);
    QCOMPARE(header["size"].toInt(), 100);
    QCOMPARE(header["transport"].toString(), QStringLiteral("udp"));
    const QList<QJsonObject> runs = ofType(program.lines(), "run");
    const auto refused = ofType(program.lines(), "refused").size();
    QCOMPARE(runs.size() + refused, static_cast<qsizetype>(models().size()));
    QVERIFY(refused <= 2); // where the kernel has no io_uring
    for (const QJsonObject& run : runs) {
        QCOMPARE(run["received"].toInt() + run["lost"].toInt(), 40);
        QVERIFY(run["latency_p50"].toInteger() > 0);
    }
    const QList<QJsonObject> events = ofType(program.lines(), "event");
    QCOMPARE(events.size(), 40 * runs.size());
    for (const QJsonObject& event : events) {
        QVERIFY(event["sent"].toInteger() <= event["arrived"].toInteger());
        QVERIFY(event["waiting"].toInteger() >= 0 && event["waking"].toInteger() >= 0);
        const Model* model = modelNamed(event["model"].toString().toStdString());
        QVERIFY(model != nullptr);
        QCOMPARE(event["copying"].isNull(), model->copiesAsItWakes());
    }
}

void TestLab::streamsOfEveryModel() {
    Program program(
        QStringLiteral("lab --model all --transport tcp --descriptors 3 --events 40 --rate 2000 --format jsonl")
            .split(' '));
    program.start();
    QCOMPARE(program.finish(), 0);
    QVERIFY(program.hasOnlyObjects());
    QCOMPARE(program.lines().first()["transport"].toString(), QStringLiteral("tcp"));
    const QList<QJsonObject> runs = ofType(program.lines(), "run");
    const QList<QJsonObject> refused = ofType(program.lines(), "refused");
    QCOMPARE(runs.size() + refused.size(), static_cast<qsizetype>(models().size()));
    QVERIFY(refused.size() <= 3); // aio, and where the kernel has no io_uring
    QCOMPARE(refused.last()["model"].toString(), QStringLiteral("aio"));
    int stamped = 0;
    for (const QJsonObject& run : runs) {
        QCOMPARE(run["received"].toInt(), 40);
        QCOMPARE(run["lost"].toInt(), 0);
        stamped += run["stamped"].toInt();
    }
    for (const QJsonObject& event : ofType(program.lines(), "event")) {
        QCOMPARE(event["arrived"].isNull(), event["waking"].isNull());
        stamped -= event["arrived"].isNull() ? 0 : 1;
        QVERIFY(event["arrived"].isNull() || event["sent"].toInteger() <= event["arrived"].toInteger());
    }
    QCOMPARE(stamped, 0);
}

void TestLab::tableOfStreams() {
    QProcess process;
    process.start(READYSCOPE_PROGRAM,
                  QStringLiteral("lab --model epoll aio --transport tcp --events 30 --rate 200").split(' '));
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitCode(), 0);
    const QByteArray table = process.readAllStandardOutput();
    QVERIFY2(table.startsWith("30 messages over TCP of 512 bytes, 200 a second, to 1 descriptor"), table.constData());
    QVERIFY(table.contains("\nepoll "));
    QVERIFY(table.contains("\naio            POSIX aio: the kernel's stamps of TCP come with recvmsg only"));
}

void TestLab::transportsThatThereAreNot() {
    const auto errorsOf = [](const QString& words) {
        QProcess process;
        process.start(READYSCOPE_PROGRAM, words.split(' '));
        return process.waitForFinished(kPatience) && process.exitCode() == 2 ? process.readAllStandardError()
                                                                             : QByteArray();
    };
    QCOMPARE(errorsOf(QStringLiteral("lab --model poll --transport sctp")),
             QByteArray("readyscope: --transport \"sctp\": not udp or tcp\n"));
    QCOMPARE(errorsOf(QStringLiteral("lab --model poll --program --transport tcp")),
             QByteArray("readyscope: --program: it is one of datagrams: there is none with --transport tcp\n"));
}

void TestLab::tableOfSome() {
    QProcess process;
    process.start(READYSCOPE_PROGRAM,
                  QStringLiteral("lab --model blocking poll --descriptors 3 --events 30 --rate 2000").split(' '));
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitCode(), 0);
    const QStringList rows = QString::fromUtf8(process.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0].startsWith(QStringLiteral("30 datagrams of 512 bytes, 2000 a second, to 3 descriptors")));
    QVERIFY(rows[1].startsWith(QStringLiteral("model ")));
    QVERIFY(rows[2].startsWith(QStringLiteral("blocking ")));
    QVERIFY(rows[3].startsWith(QStringLiteral("poll ")));
    QVERIFY2(rows[2].contains(QStringLiteral(" 1.00 ")), qPrintable(rows[2])); // one call a datagram
    for (const QString& row : rows.mid(1))
        QCOMPARE(row.size(), rows[1].size());
}

void TestLab::aModelThatIsRefusedLeavesTheOthers() {
    Program program(
        QStringLiteral("lab --model aio poll --descriptors 30 --events 30 --rate 2000 --format jsonl").split(' '));
    program.start();
    QCOMPARE(program.finish(), 0);
    QVERIFY(program.errors().contains("its 20 threads hold 20 descriptors, the other 10"));
    QCOMPARE(ofType(program.lines(), "refused").size(), 1);
    QCOMPARE(ofType(program.lines(), "run").size(), 1);
    Program alone(QStringLiteral("lab --model aio --descriptors 30 --events 1 --format jsonl").split(' '));
    alone.start();
    QCOMPARE(alone.finish(), 1);
}

void TestLab::outputThatTakesNoMore() {
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(READYSCOPE_PROGRAM, QStringLiteral("lab --model poll --events 3 --rate 2000").split(' '));
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("standard output"));
}

void TestLab::programIsPrinted() {
    QProcess process;
    process.start(READYSCOPE_PROGRAM, QStringLiteral("lab --model select --descriptors 4 --program").split(' '));
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput(), QByteArray::fromStdString(programOf(*modelNamed("select"), 4).text));
}

// The calls that a run counts are those that the kernel was asked for.
void TestLab::callsAgreeWithStrace_data() {
    QTest::addColumn<QStringList>("calls"); // of the model's loop, as strace names them
    const auto row = [](const char* model, const char* calls) {
        QTest::addRow("%s", model) << QString::fromLatin1(calls).split(QLatin1Char(' '));
    };
    row("blocking", "recvfrom");
    row("select", "select pselect6 recvfrom");
    row("poll", "poll ppoll recvfrom");
    row("epoll", "epoll_pwait epoll_pwait2 recvfrom");
    row("signal-driven", "rt_sigsuspend rt_sigreturn recvfrom");
    row("asynchronous", "io_uring_enter recvfrom");
}

void TestLab::callsAgreeWithStrace() {
    QFETCH(QStringList, calls);
    const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
    if (strace.isEmpty())
        QSKIP("there is no strace");
    QProcess process;
    // The leak check cannot look at a process that is traced.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       environment.value(QStringLiteral("ASAN_OPTIONS")) + QStringLiteral(":detect_leaks=0"));
    process.setProcessEnvironment(environment);
    process.start(strace, QStringList{QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-e"),
                                      QStringLiteral("trace=?") + calls.join(QStringLiteral(",?")),
                                      QStringLiteral(READYSCOPE_PROGRAM)} +
                              QStringLiteral("lab --model %1 --events 50 --rate 500 --format jsonl")
                                  .arg(QLatin1String(QTest::currentDataTag()))
                                  .split(' '));
    QVERIFY(process.waitForFinished(kPatience));
    if (process.exitCode() != 0)
        QSKIP("strace may not trace here, or the kernel refuses the model");
    const QByteArray traced = '\n' + process.readAllStandardError();
    const QJsonObject run = QJsonDocument::fromJson(process.readAllStandardOutput().split('\n').value(1)).object();
    QCOMPARE(run["received"].toInt(), 50);
    const int told = run["calls"].toInt();
    QVERIFY(told > 0);
    qsizetype counted = 0;
    for (const QString& call : calls)
        for (const char* before : {" ", "\n"})
            counted += traced.count(before + call.toLatin1() + '(');
    // Beside the run's own: 101 reads that measured the copy, and what heard the end.
    constexpr int kCopies = 101;
    constexpr int kMostOfTheEnd = 12;
    QVERIFY2(counted >= told + kCopies && counted <= told + kCopies + kMostOfTheEnd,
             qPrintable(QStringLiteral("%1 counted, %2 told").arg(counted).arg(told)));
}

// The kernel's own account of the processes that were waited for: the run's part of it is no more.
void TestLab::switchesAndTimeAgreeWithGetrusage() {
    rusage before{};
    ::getrusage(RUSAGE_CHILDREN, &before);
    ModelWorker worker;
    QVERIFY(worker.start(runOf("blocking"), READYSCOPE_PROGRAM));
    while (worker.read()) {
    }
    const Result<ModelResult> result = worker.result();
    QVERIFY(result);
    rusage after{};
    ::getrusage(RUSAGE_CHILDREN, &after);
    const auto nanos = [](const timeval& time) { return time.tv_sec * kSecond + time.tv_usec * kMicrosecond; };
    const ModelCosts& costs = result->costs;
    QVERIFY(costs.voluntary > 0);
    QVERIFY(costs.voluntary <= after.ru_nvcsw - before.ru_nvcsw);
    QVERIFY(costs.involuntary <= after.ru_nivcsw - before.ru_nivcsw);
    QVERIFY(costs.cpu <=
            nanos(after.ru_utime) + nanos(after.ru_stime) - nanos(before.ru_utime) - nanos(before.ru_stime));
}

void TestLab::aWorkerIsCancelled() {
    ModelRun run = runOf("poll");
    run.rate = 1; // longer than anybody waits
    ModelWorker worker;
    QVERIFY(worker.start(run, READYSCOPE_PROGRAM));
    const pid_t child = worker.pid();
    QTRY_COMPARE_WITH_TIMEOUT(childrenOf(child).size(), 1, kPatience);
    const pid_t sender = childrenOf(child).first().toInt();
    worker.cancel();
    QCOMPARE(::kill(child, 0), -1);
    // The kernel ends the sender as its parent goes; who reaps it is up to the machine.
    const QString program = QStringLiteral("/proc/%1/exe").arg(sender);
    QTRY_VERIFY_WITH_TIMEOUT(::kill(sender, 0) != 0 || QFile::symLinkTarget(program).isEmpty(), kPatience);
}

void TestLab::aWorkerThatIsKilledSaysSo() {
    ModelRun run = runOf("epoll");
    run.rate = 1;
    ModelWorker worker;
    QVERIFY(worker.start(run, READYSCOPE_PROGRAM));
    ::kill(worker.pid(), SIGKILL);
    while (worker.read()) {
    }
    const Result<ModelResult> result = worker.result();
    QVERIFY(!result);
    QCOMPARE(inEnglish(sentenceFor(result.error())), std::string("the run's process: it was ended by signal 9"));
    // And goes on with the next.
    QVERIFY(worker.start(runOf("epoll"), READYSCOPE_PROGRAM));
    while (worker.read()) {
    }
    const Result<ModelResult> next = worker.result();
    QVERIFY(next);
    QCOMPARE(next->costs.received, std::uint64_t{40});
    QCOMPARE(next->events.size(), std::size_t{40});
}

void TestLab::aProgramThatIsNoWorkerSaysSo() {
    ModelWorker worker;
    QVERIFY(worker.start(runOf("poll"), "/bin/true"));
    while (worker.read()) {
    }
    QVERIFY(!worker.result());
    QVERIFY(!worker.start(runOf("poll"), "/nonexistent/program"));
}

QTEST_GUILESS_MAIN(TestLab)
#include "tst_lab.moc"
