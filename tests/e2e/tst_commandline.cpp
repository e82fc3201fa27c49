// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace readyscope::test;

// What is found wrong before anything starts, and the commands that start nothing.
class TestCommandLine : public QObject {
    Q_OBJECT
private slots:
    void refused_data();
    void refused();
    void backends();
    void version();
    void help();
    void aFileThatCannotBeRead();
};

void TestCommandLine::refused_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* arguments, const char* sentence) {
        QTest::newRow(arguments) << arguments << QByteArray(sentence);
    };
    row("record", "record: nothing to watch: give it --socket ADDRESS, --scenario NAME or --script FILE");
    row("record --for 1s", "record: nothing to watch: give it --socket ADDRESS, --scenario NAME or --script FILE");
    row("record --socket tcp:localhost:http2", "tcp:localhost:http2: port \"http2\": not a number from 0 to 65535");
    row("record --socket pipe: --for 5", "--for: \"5\" has no unit: write 5ms or 5s");
    row("record --socket pipe: --timeout soon", "");
    row("record --socket pipe: --timeout -1s", "");
    row("record --socket pipe: --pace infinite", "--pace \"infinite\": it cannot be infinite");
    row("record --socket pipe: --resample 0", "--resample \"0\": it must be above 0");
    row("record --socket pipe: --backend kqueue",
        "--backend \"kqueue\": not select, pselect, poll, ppoll, epoll, epoll-et or io_uring");
    row("record --socket pipe: --mode fast", "--mode \"fast\": not transitions or every-return");
    row("record --socket pipe: --waits some", "--waits \"some\": not all or none");
    row("record --socket pipe: --format csv", "--format \"csv\": not rscope or jsonl");
    row("record --socket pipe: --format rscope", "--format rscope: not built yet, jsonl is");
    row("record --socket pipe: -o x.rscope", "x.rscope: writing .rscope is not built yet, jsonl is");
    row("record --scenario storm",
        "--scenario \"storm\": not stdin-socket, many-sockets, listener, tcp-udp or services "
        "(list tells what they are)");
    row("record --scenario listener:http", "--scenario \"listener:http\": port \"http\": not a number from 0 to 65535");
    row("record --scenario stdin-socket:7 --script -", "stdin:: --script - reads standard input already");
    row("record --scenario stdin-socket:7 --socket stdin:", "stdin:: --scenario stdin-socket:7 reads standard input "
                                                            "already");
    row("record --scenario listener --socket pipe:,name=listener",
        "--scenario \"listener\": name \"listener\": another socket has it");
    row("record --socket pipe: --program", "--program: of a scenario alone: give it --scenario NAME");
    for (const char* beside : {"-o x.jsonl", "--format jsonl", "--script x", "--socket pipe:"})
        row(qPrintable(QStringLiteral("record --scenario listener --program ") + QLatin1String(beside)),
            "--program: prints the C program of --scenario on standard output, and goes with neither -o, --format, "
            "--script nor --socket");
    row("record --scenario listener:80 --program",
        "--scenario listener:80: the port is an argument of the program that --program prints");
    row("record --script - --socket stdin:", "stdin:: --script - reads standard input already");
    row("record --socket pipe:,name=a --socket udp-listen:0,name=a",
        "udp-listen:0,name=a: name \"a\": another socket has it");
    row("record --socket pipe: --for", "--for: its value is missing");
    row("record --socket pipe: --for 1s --for 2s", "--for: given more than once");
    row("record --bar", "--bar: not an option (--help lists them)");
    row("record --socket pipe: extra", "extra: one word too many (--help lists them)");
    row("--demo record --socket pipe:", "--demo: it belongs after record, or to the window");
    row("recrd", "\"recrd\": not a command");
    row("old.rscope", "old.rscope: opening .rscope is not built yet, jsonl is");
    row("a.jsonl b.jsonl", "b.jsonl: only one trace is opened");
    row("a.jsonl --demo", "a.jsonl: a trace is opened, or sockets are watched, not both");
    row("a.jsonl --socket pipe:", "a.jsonl: a trace is opened, or sockets are watched, not both");
    row("--quit-after 5", "--quit-after: \"5\" has no unit: write 5ms or 5s");
    row("--socket fly:away", "");
    row("export x.rscope --format csv", "export: not built yet");
    row("info x.rscope", "info: not built yet");
    row("lab", "lab: nothing to run: give it --model NAME");
    row("lab --model", "");
    row("lab --model mind-reading", "--model \"mind-reading\": not blocking, non-blocking, select, pselect, poll, "
                                    "ppoll, epoll, epoll-et, io_uring, "
                                    "signal-driven, sigio, asynchronous, aio or all");
    row("lab --model poll --descriptors 0", "--descriptors \"0\": not a number from 1 to 1000");
    row("lab --model poll --rate fast", "--rate \"fast\": not a number from 1 to 100000");
    row("lab --model poll --size 15", "--size \"15\": not a number from 16 to 65507");
    row("lab --model poll --events 1e6", "--events \"1e6\": not a number from 1 to 1000000");
    row("lab --model poll --format csv", "--format \"csv\": not table or jsonl");
    row("lab --model poll --format table --program",
        "--format \"table\": --program prints a C program, in no other form");
    row("lab --model all --program", "--program: of one model at a time");
    row("lab --model aio --descriptors 21 --program", "--descriptors \"21\": aio holds 20 at most");
    row("lab poll", "poll: one word too many (--help lists them)");
}

void TestCommandLine::refused() {
    QFETCH(QString, arguments);
    QFETCH(QByteArray, sentence);
    Program program(arguments.split(' '));
    program.start();
    QCOMPARE(program.finish(), 2);
    QVERIFY(program.lines().isEmpty());
    QVERIFY(program.errors().startsWith("readyscope: "));
    QCOMPARE(program.errors().count('\n'), 1);
    if (!sentence.isEmpty())
        QCOMPARE(program.errors(), "readyscope: " + sentence + '\n');
}

void TestCommandLine::backends() {
    QProcess process;
    process.start(READYSCOPE_PROGRAM, {"backends"});
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitCode(), 0);
    QStringList names;
    QStringList working;
    for (const QString& line : QString::fromUtf8(process.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts)) {
        names.append(line.section(' ', 0, 0));
        if (line.section(' ', 1, -1).trimmed().startsWith("works: "))
            working.append(names.last());
        else
            QVERIFY(QRegularExpression(" does not work: \\w+").match(line).hasMatch());
        QVERIFY(!line.contains("not built yet"));
    }
    QCOMPARE(names, QStringList({"select", "pselect", "poll", "ppoll", "epoll", "epoll-et", "io_uring"}));
    for (const char* name : {"select", "pselect", "poll", "ppoll", "epoll", "epoll-et"})
        QVERIFY(working.contains(name));
}

void TestCommandLine::version() {
    QProcess process;
    process.start(READYSCOPE_PROGRAM, {"--version"});
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput(), QByteArray("readyscope " READYSCOPE_VERSION "\n"));
}

void TestCommandLine::help() {
    for (const QStringList& arguments : {QStringList{"--help"}, QStringList{"record", "--help"}}) {
        QProcess process;
        process.start(READYSCOPE_PROGRAM, arguments);
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("--socket ADDRESS"));
    }
}

// The window stays, and says so too: another file may be opened there.
void TestCommandLine::aFileThatCannotBeRead() {
    const QTemporaryDir folder;
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder.path());
    process.setProcessEnvironment(environment);
    const QString file = folder.filePath(QStringLiteral("none.jsonl"));
    process.setReadChannel(QProcess::StandardError);
    process.start(READYSCOPE_PROGRAM, {file});
    QByteArray errors;
    // Qt may have something to say before.
    while (!(errors.contains("readyscope: ") && errors.endsWith('\n')) && process.waitForReadyRead(120'000))
        errors += process.readAll();
    if (errors.contains("this build has no window"))
        QSKIP("this build has no window");
    QVERIFY2(errors.contains("readyscope: " + file.toUtf8() + ": "), errors);
    QVERIFY2(errors.contains("there is no such file or directory"), errors);
    process.terminate();
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
