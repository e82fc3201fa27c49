// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as the window has it: signals in the window's thread, in batches, and none when nothing happens.

#include "core/engine/enginethread.h"
#include "tests/util/nodescriptors.h"
#include "tests/util/peers.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace readyscope;
using namespace readyscope::test;

namespace {

Address parsed(const std::string& text) { return std::get<Address>(parseAddress(text)); }

} // namespace

class TestEngineThread : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_thread.reset(); }
    void answersAndState();
    void batchesInThisThread();
    void settingsFollowTheAnswers();
    void singleStopsAgain();
    void quietWhenIdle();

private:
    std::unique_ptr<EngineThread> m_thread;
};

void TestEngineThread::init() {
    m_thread = std::make_unique<EngineThread>(EngineSettings{});
    QVERIFY(bool(m_thread->start()));
}

void TestEngineThread::answersAndState() {
    QSignalSpy answered(m_thread.get(), &EngineThread::answered);
    QSignalSpy sockets(m_thread.get(), &EngineThread::socketsChanged);
    const CommandId id = m_thread->post(command::Add{parsed("tcp-listen:0,name=web")});
    QTRY_VERIFY(!answered.isEmpty());
    const Answer answer = answered.first().first().value<QVector<Answer>>().first();
    QCOMPARE(answer.id, id);
    QVERIFY(answer.done());
    QVERIFY(!sockets.isEmpty());
    QCOMPARE(sockets.first().first().value<QVector<SocketInfo>>().first().name, std::string("web"));
}

void TestEngineThread::batchesInThisThread() {
    qsizetype waits = 0;
    qsizetype transitions = 0;
    int signalsSeen = 0;
    QThread* where = nullptr;
    connect(m_thread.get(), &EngineThread::waitsArrived, this, [&](const QVector<Wait>& batch) {
        waits += batch.size();
        ++signalsSeen;
        where = QThread::currentThread();
    });
    connect(m_thread.get(), &EngineThread::transitionsArrived, this,
            [&](const QVector<Transition>& batch) { transitions += batch.size(); });
    QString port;
    connect(m_thread.get(), &EngineThread::socketsChanged, this, [&](const QVector<SocketInfo>& sockets) {
        if (port.isEmpty())
            port = QString::fromStdString(sockets.first().local);
    });
    m_thread->post(command::Add{parsed("tcp-listen:0,name=web,child-policy=echo,child-interest=in")});
    QTRY_VERIFY(!port.isEmpty());
    const Fd peer = tcpConnect(portIn(port.toStdString()));
    constexpr int kRounds = 500;
    for (int i = 0; i < kRounds; ++i) {
        sendAll(peer, "x");
        QCOMPARE(receive(peer, 1), std::string("x"));
    }
    // Each byte took a wait of its own; a byte that came before the next wait was a hit and no transition.
    QTRY_VERIFY(waits >= kRounds);
    QVERIFY(transitions > 0);
    QCOMPARE(where, thread());
    // In batches: far fewer signals than waits.
    QVERIFY2(signalsSeen < kRounds / 4, qPrintable(QString::number(signalsSeen)));
}

void TestEngineThread::settingsFollowTheAnswers() {
    QSignalSpy changed(m_thread.get(), &EngineThread::settingsChanged);
    m_thread->post(command::SetBackend{Backend::Select});
    m_thread->post(command::SetTimeout{5 * kMillisecond});
    QTRY_COMPARE(m_thread->settings().timeout, 5 * kMillisecond);
    QCOMPARE(m_thread->settings().backend, Backend::Select);
    const test::NoDescriptorsLeft none;
    m_thread->post(command::SetBackend{Backend::Epoll}); // refused: nothing changes
    QSignalSpy answered(m_thread.get(), &EngineThread::answered);
    QTRY_VERIFY(!answered.isEmpty());
    QVERIFY(!answered.first().first().value<QVector<Answer>>().first().done());
    QCOMPARE(m_thread->settings().backend, Backend::Select);
    QVERIFY(!changed.isEmpty());
}

void TestEngineThread::singleStopsAgain() {
    QSignalSpy capturing(m_thread.get(), &EngineThread::capturingChanged);
    m_thread->post(command::Stop{});
    QTRY_VERIFY(!m_thread->isCapturing());
    QSignalSpy waits(m_thread.get(), &EngineThread::waitsArrived);
    m_thread->post(command::SetTimeout{0});
    m_thread->post(command::Single{});
    QTRY_COMPARE(waits.size(), 1);
    QCOMPARE(waits.first().first().value<QVector<Wait>>().size(), 1);
    QVERIFY(!m_thread->isCapturing());
    m_thread->post(command::Run{});
    QTRY_VERIFY(m_thread->isCapturing());
}

void TestEngineThread::quietWhenIdle() {
    QSignalSpy answered(m_thread.get(), &EngineThread::answered);
    m_thread->post(command::Add{parsed("udp-listen:0,interest=in+out")});
    QTRY_VERIFY(!answered.isEmpty());
    // OUT has risen and stays; nothing else comes. The next thing heard is the answer to a command, and between them
    // the engine made only the waits that those two ended.
    const std::shared_ptr<const Snapshot> before = m_thread->source().snapshot();
    answered.clear();
    m_thread->post(command::Mark{"later"});
    QTRY_VERIFY(!answered.isEmpty());
    const std::shared_ptr<const Snapshot> after = m_thread->source().snapshot();
    QVERIFY(after->totals().waits - before->totals().waits <= 3);
}

int main(int argc, char** argv) {
    blockUserSignals();
    QCoreApplication application(argc, argv);
    TestEngineThread test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_enginethread.moc"
