// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The limit of descriptors is raised for us and given back to children: seen from a real child.

#include "core/socket/descriptorlimit.h"
#include "core/socket/fd.h"

#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>

using namespace readyscope;

namespace {

constexpr rlim_t kFew = 40;

QByteArray limitInChild(const std::function<void()>& modifier) {
    QProcess child;
    if (modifier)
        child.setChildProcessModifier(modifier);
    child.start("/bin/sh", {"-c", "ulimit -S -n"});
    child.waitForFinished();
    return child.readAllStandardOutput().trimmed();
}

} // namespace

class TestDescriptorLimit : public QObject {
    Q_OBJECT
private slots:
    void init() {
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &m_before), 0);
        if (m_before.rlim_max < 2 * kFew)
            QSKIP("the hard limit of descriptors is too low to tell");
        const rlimit few{.rlim_cur = kFew, .rlim_max = m_before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    }
    void cleanup() { ::setrlimit(RLIMIT_NOFILE, &m_before); }

    void raisedToTheHardOne() {
        QCOMPARE(descriptorLimit(), std::size_t{kFew});
        QCOMPARE(raiseDescriptorLimit(), std::size_t{m_before.rlim_max});
        const Fd beyond(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, kFew));
        QVERIFY(beyond.get() >= static_cast<int>(kFew));
    }
    void childrenGetTheOldOne() {
        raiseDescriptorLimit();
        QCOMPARE(limitInChild({}), QByteArray::number(qulonglong{m_before.rlim_max}));
        QCOMPARE(limitInChild(restoreDescriptorLimit), QByteArray::number(qulonglong{kFew}));
        QCOMPARE(descriptorLimit(), std::size_t{m_before.rlim_max});
        // Raised twice, the first one counts.
        raiseDescriptorLimit();
        QCOMPARE(limitInChild(restoreDescriptorLimit), QByteArray::number(qulonglong{kFew}));
    }
    void saidWithItsNumber() {
        QCOMPARE(QString::fromStdString(inEnglish(descriptorsUsedUp())),
                 QString("All 40 descriptors that this program may have are in use: close some sockets, or start it "
                         "again after raising the hard limit (ulimit -Hn, as root)"));
    }

private:
    rlimit m_before{};
};

QTEST_GUILESS_MAIN(TestDescriptorLimit)
#include "tst_descriptorlimit.moc"
