// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/errors.h"

#include <QTest>

#include <cerrno>
#include <csignal>

using namespace readyscope;

namespace {
QString said(const SysError& error) { return QString::fromStdString(inEnglish(sentenceFor(error))); }
} // namespace

class TestErrors : public QObject {
    Q_OBJECT

private slots:
    void argumentsAreTakenAsTheyAre() {
        const Sentence sentence{"%2 before %1, 100% of %3", {"%2", "b"}};
        QCOMPARE(inEnglish(sentence), std::string("b before %2, 100% of %3"));
        QVERIFY(Sentence{}.empty());
        QVERIFY(sentence == (Sentence{"%2 before %1, 100% of %3", {"%2", "b"}}));
        QVERIFY(!(sentence == (Sentence{"%2 before %1, 100% of %3", {"%2", "c"}})));
    }

    void errnosAreFoundByTheirNames() {
        for (int errnum = 1; errnum < 200; ++errnum)
            QCOMPARE(errnoNamed(errnoName(errnum)), errnum);
        QCOMPARE(errnoNamed("E4000"), 4000);
        for (const char* none : {"", "E", "E0", "E-3", "E+3", "E4096", "E99999999999", "E12x", "econnreset", "EWHAT"})
            QCOMPARE(errnoNamed(none), 0);
    }

    void errnosHaveTheirNames() {
        QCOMPARE(errnoName(0), std::string_view());
        QCOMPARE(errnoName(ECONNREFUSED), std::string_view("ECONNREFUSED"));
        QCOMPARE(errnoName(EHWPOISON), std::string_view("EHWPOISON"));
        QCOMPARE(errnoName(EAGAIN), std::string_view("EAGAIN"));
        const std::string_view unknown = errnoName(4321);
        QCOMPARE(errnoName(4322), std::string_view("E4322"));
        QCOMPARE(unknown, std::string_view("E4321"));
        QCOMPARE(errnoName(-3), std::string_view("E-3"));
    }

    void sentences_data() {
        QTest::addColumn<QString>("call");
        QTest::addColumn<int>("errnum");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* sentence, const char* call, int errnum, const char* subject,
                            const char* detail = "") {
            QTest::newRow(sentence) << call << errnum << subject << detail;
        };
        row("tcp:localhost:81: nothing listens there: ECONNREFUSED", "connect", ECONNREFUSED, "tcp:localhost:81");
        row("unix:/no: no such Unix socket path: ENOENT", "connect", ENOENT, "unix:/no");
        row("unix:/s: the listener's backlog is full, connect again later: EAGAIN", "connect", EAGAIN, "unix:/s");
        row("c: nobody answered in time: ETIMEDOUT", "connect", ETIMEDOUT, "c");
        row("c: nobody answered in time: after 5 s: ETIMEDOUT", "connect", ETIMEDOUT, "c", "after 5 s");
        row("c: the peer stopped answering: ETIMEDOUT", "recv", ETIMEDOUT, "c");
        row("l: this machine has no such address: EADDRNOTAVAIL", "bind", EADDRNOTAVAIL, "l");
        row("nohost:1: the host's name cannot be looked up: name or service not known", "getaddrinfo", 0, "nohost:1",
            "Name or service not known");
        row("web: select cannot take it: descriptor 1031, and select ends at 1023", "FD_SET", 0, "web",
            "descriptor 1031, and select ends at 1023");
        row("web: select refuses it, the descriptor is not open: EBADF", "select", EBADF, "web");
        row("disk: epoll refuses it, this kind of file is always ready: EPERM", "epoll_ctl", EPERM, "disk");
        row("accept4: this program has used up its descriptors, close some sockets or raise the hard limit "
            "(ulimit -Hn) before the start: EMFILE",
            "accept4", EMFILE, "");
        row("fifo-write:/f: nobody has the FIFO open for reading, open that end first: ENXIO", "open O_WRONLY", ENXIO,
            "fifo-write:/f");
        row("tty:/dev/tty: there is no device behind it: ENXIO", "open", ENXIO, "tty:/dev/tty");
        row("out.jsonl: the disk is full: ENOSPC", "write", ENOSPC, "out.jsonl");
        // What no row knows still has its call, the kernel's words and the name.
        row("web: getsockopt failed, protocol not available: ENOPROTOOPT", "getsockopt", ENOPROTOOPT, "web");
        row("web: this kind of socket has no such option: ENOPROTOOPT", "setsockopt", ENOPROTOOPT, "web");
        row("poll: invalid argument: EINVAL", "poll", EINVAL, "");
        row("web: a socket has this name already: EEXIST", "add", EEXIST, "web", "a socket has this name already");
        row("web: ioctl failed, error 4321: E4321", "ioctl", 4321, "web");
        row("web: RFS specific error: EDOTDOT", "", EDOTDOT, "web");
        row("web: open failed", "open", 0, "web");
        row("web: the capture has stopped", "send", 0, "web", "the capture has stopped");
    }
    void sentences() {
        QFETCH(QString, call);
        QFETCH(int, errnum);
        QFETCH(QString, subject);
        QFETCH(QString, detail);
        const SysError error{call.toStdString(), errnum, subject.toStdString(), detail.toStdString()};
        QCOMPARE(said(error), QString::fromUtf8(QTest::currentDataTag()));
    }

    // Subject first, errno name last, whatever the call.
    void everySentenceNamesItsSubjectAndErrno() {
        for (const char* call : {"connect", "bind", "listen", "accept", "select", "epoll_ctl", "send", "strange"}) {
            for (int errnum = 1; errnum <= EHWPOISON; ++errnum) {
                const QString sentence = said({call, errnum, "%1.%2", {}});
                QVERIFY2(sentence.startsWith(QStringLiteral("%1.%2: ")), qPrintable(sentence));
                const std::string_view name = errnoName(errnum);
                QVERIFY2(
                    sentence.endsWith(QStringLiteral(": ") + QString::fromUtf8(name.data(), qsizetype(name.size()))),
                    qPrintable(sentence));
                QVERIFY2(!sentence.contains(QLatin1Char('!')), qPrintable(sentence));
            }
        }
    }

    void signalsHaveTheirNames() {
        QCOMPARE(signalName(SIGUSR1), std::string("SIGUSR1"));
        QCOMPARE(signalName(SIGIO), std::string("SIGIO"));
        QCOMPARE(signalName(SIGRTMIN), std::string("SIGRTMIN"));
        QCOMPARE(signalName(SIGRTMIN + 2), std::string("SIGRTMIN+2"));
        QCOMPARE(signalName(999), std::string("signal 999"));
    }

    void signalsAreFoundByName() {
        QCOMPARE(signalNamed("SIGUSR1"), SIGUSR1);
        QCOMPARE(signalNamed("usr1"), SIGUSR1);
        QCOMPARE(signalNamed("SigIo"), SIGIO);
        QCOMPARE(signalNamed("POLL"), SIGIO);
        QCOMPARE(signalNamed("CLD"), SIGCHLD);
        QCOMPARE(signalNamed("rtmin+3"), SIGRTMIN + 3);
        QCOMPARE(signalNamed("SIGRTMAX"), SIGRTMAX);
        QCOMPARE(signalNamed("RTMAX-1"), SIGRTMAX - 1);
        for (const char* wrong : {"", "SIG", "SIGSIGUSR1", "USR", "RTMIN+", "RTMIN-1", "RTMIN+99", "RTMIN+2x",
                                  "RTMAX+1", "RTMIN+99999999999", "RTMIN+-1", "10"})
            QCOMPARE(signalNamed(wrong), 0);
    }

    void everySignalComesBack() {
        for (int signal = 1; signal <= SIGRTMAX; ++signal) {
            const std::string name = signalName(signal);
            if (name.rfind("SIG", 0) == 0)
                QCOMPARE(signalNamed(name), signal);
        }
    }
};

QTEST_APPLESS_MAIN(TestErrors)
#include "tst_errors.moc"
