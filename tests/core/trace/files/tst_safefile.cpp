// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/safefile.h"
#include "tests/core/trace/files/tracefiles.h"

#include <cerrno>
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

class TestSafeFile : public QObject {
    Q_OBJECT
private slots:
    void appearsAtTheEnd();
    void notCommitted();
    void keepsRightsOfTheOldOne();
    void followsLinks();
    void refuses();
    void diskIsFull();
    void oldOneMayNotBeWritten();
};

void TestSafeFile::appearsAtTheEnd() {
    const Folder folder;
    auto file = SafeFile::create(folder.path("new"));
    QVERIFY(file);
    QVERIFY(file->write("abc"));
    QVERIFY(!folder.entries().contains("new"));
    QVERIFY(file->write("def"));
    QVERIFY(file->commit());
    QCOMPARE(folder.read("new"), QByteArray("abcdef"));
    QCOMPARE(folder.entries(), QStringList{"new"});
}

void TestSafeFile::notCommitted() {
    const Folder folder;
    folder.write("old", "as it was");
    {
        auto file = SafeFile::create(folder.path("old"));
        QVERIFY(file && file->write("half"));
    }
    QCOMPARE(folder.read("old"), QByteArray("as it was"));
    QCOMPARE(folder.entries(), QStringList{"old"});
}

void TestSafeFile::keepsRightsOfTheOldOne() {
    const Folder folder;
    const std::string path = folder.write("old", "x");
    QCOMPARE(::chmod(path.c_str(), 0640), 0);
    auto file = SafeFile::create(path);
    QVERIFY(file && file->write("y") && file->commit());
    struct stat about {};
    QCOMPARE(::stat(path.c_str(), &about), 0);
    QCOMPARE(about.st_mode & 07777U, 0640U);
}

void TestSafeFile::followsLinks() {
    const Folder folder;
    folder.write("target", "x");
    QCOMPARE(::symlink("target", folder.path("link").c_str()), 0);
    auto file = SafeFile::create(folder.path("link"));
    QVERIFY(file && file->write("y") && file->commit());
    QCOMPARE(folder.read("target"), QByteArray("y"));
    QVERIFY(QFileInfo(QString::fromStdString(folder.path("link"))).isSymLink());
}

void TestSafeFile::refuses() {
    const Folder folder;
    const auto errnoFor = [](const std::string& path) {
        const auto file = SafeFile::create(path);
        return file ? 0 : file.error().errnum;
    };
    QCOMPARE(errnoFor(folder.path(".")), EISDIR);
    QCOMPARE(errnoFor(folder.path("none/file")), ENOENT);
    const auto device = SafeFile::create("/dev/null");
    QVERIFY(!device);
    QCOMPARE(device.error(), (SysError{"open", 0, "/dev/null", "it is not a regular file"}));
}

void TestSafeFile::diskIsFull() {
    // Without a disk to fill: a limit on the size of files gives EFBIG.
    const Folder folder;
    folder.write("old", "as it was");
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    auto file = SafeFile::create(folder.path("old"));
    const Status written = file->write(std::string(2000, 'x'));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!written);
    QCOMPARE(written.error(), (SysError{"write", EFBIG, folder.path("old"), {}}));
    QCOMPARE(folder.read("old"), QByteArray("as it was"));
}

void TestSafeFile::oldOneMayNotBeWritten() {
    if (::geteuid() == 0)
        QSKIP("root may write every file");
    const Folder folder;
    const std::string path = folder.write("old", "x");
    QCOMPARE(::chmod(path.c_str(), 0444), 0);
    const auto file = SafeFile::create(path);
    QVERIFY(!file);
    QCOMPARE(file.error(), (SysError{"open", EACCES, path, {}}));
}

QTEST_GUILESS_MAIN(TestSafeFile)
#include "tst_safefile.moc"
