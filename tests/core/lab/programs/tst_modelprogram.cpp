// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The C program of every model: compiled as its user would, and run; what it prints is held against what was sent.

#include "core/lab/programs/modelprogram.h"
#include "core/multiplexer/registry.h"
#include "core/socket/fd.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace readyscope;

Q_DECLARE_METATYPE(const Model*)

namespace {

constexpr int kPatience = 30'000; // only so that a test that hangs ends by itself
constexpr int kDatagrams = 24;

bool usesRing(const Model& model) { return model.backend == Backend::IoUring || model.name == "asynchronous"; }

void sendTo(const Fd& sender, int port, const QByteArray& datagram) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(static_cast<std::uint16_t>(port));
    QCOMPARE(::sendto(sender.get(), datagram.data(), static_cast<std::size_t>(datagram.size()), 0,
                      reinterpret_cast<const sockaddr*>(&place), sizeof place),
             ssize_t{datagram.size()});
}

// A line of the program, without its end.
QByteArray lineOf(QProcess& process) {
    while (!process.canReadLine() && process.waitForReadyRead(kPatience)) {
    }
    return process.readLine().trimmed();
}

} // namespace

class TestModelProgram : public QObject {
    Q_OBJECT
private slots:
    void compilesAndTellsWhatCame_data();
    void compilesAndTellsWhatCame();
    void differsByItsModelAlone();
};

void TestModelProgram::compilesAndTellsWhatCame_data() {
    QTest::addColumn<const Model*>("model");
    QTest::addColumn<int>("descriptors");
    for (const Model& model : models())
        for (const int descriptors : {1, 5})
            QTest::addRow("%s, %d", model.name.data(), descriptors) << &model << descriptors;
}

void TestModelProgram::compilesAndTellsWhatCame() {
    QFETCH(const Model*, model);
    QFETCH(int, descriptors);
    if (QStandardPaths::findExecutable(QStringLiteral("cc")).isEmpty())
        QSKIP("there is no cc");
    if (usesRing(*model) && !QFile::exists(QStringLiteral("/usr/include/liburing.h")))
        QSKIP("there is no liburing to compile it with");
    const ModelProgram program = programOf(*model, descriptors);
    QVERIFY(!QString::fromStdString(program.text).contains('@'));
    const QTemporaryDir folder;
    const QString name = QString::fromUtf8(model->name.data(), static_cast<qsizetype>(model->name.size()));
    QFile file(folder.filePath(name + QStringLiteral(".c")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(program.text));
    file.close();
    QProcess compiler;
    compiler.setWorkingDirectory(folder.path());
    compiler.setProcessChannelMode(QProcess::MergedChannels);
    const QStringList words = QString::fromStdString(program.compile).split(' ');
    compiler.start(words.first(), words.mid(1));
    QVERIFY(compiler.waitForFinished(kPatience));
    const QByteArray said = compiler.readAll();
    QVERIFY2(said.isEmpty() && compiler.exitCode() == 0, said.constData());
    if (usesRing(*model))
        if (const BackendInfo info = probeBackend(Backend::IoUring); !info.works)
            QSKIP(inEnglish(info.note).c_str());
    QProcess process;
    process.start(folder.filePath(name), {QString::number(kDatagrams)});
    QVERIFY(process.waitForStarted(kPatience));
    QList<int> ports;
    for (int i = 0; i < descriptors; ++i) {
        const QByteArray line = lineOf(process);
        QVERIFY2(line.startsWith("port "), line.constData());
        ports << line.mid(5).toInt();
    }
    // Each waits for the answer to the one before, but for some that come at once.
    const Fd sender(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    QStringList sent;
    QStringList told;
    for (int number = 0; number < kDatagrams; ++number) {
        const int which = number % descriptors;
        const int bytes = 10 + number;
        sendTo(sender, ports[which], QByteArray(bytes, 'x'));
        sent << QStringLiteral("descriptor %1: %2 bytes").arg(which).arg(bytes);
        while (number % 6 < 3 && told.size() < sent.size())
            told << QString::fromUtf8(lineOf(process));
    }
    while (told.size() < sent.size())
        told << QString::fromUtf8(lineOf(process));
    sent.sort();
    told.sort();
    QCOMPARE(told, sent);
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void TestModelProgram::differsByItsModelAlone() {
    for (const Model& model : models()) {
        const std::string text = programOf(model, 3).text;
        for (const ModelStep& step : model.loop)
            if (!model.backend) // what epoll and io_uring call here is another call of the same family
                QVERIFY2(text.find(std::string(step.call)) != std::string::npos ||
                             text.find("io_uring_submit_and_wait") != std::string::npos,
                         step.call.data());
        QVERIFY(text.find("#define DESCRIPTORS 3\n") != std::string::npos);
    }
    QVERIFY(programOf(*modelNamed("epoll"), 1).text.find("EPOLLET") == std::string::npos);
    QVERIFY(programOf(*modelNamed("epoll-et"), 1).text.find("EPOLLIN | EPOLLET") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestModelProgram)
#include "tst_modelprogram.moc"
