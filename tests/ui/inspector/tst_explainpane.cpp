// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pane that explains a mask, what it is asked for a lane at a time, and its place in the inspector.

#include "core/lab/semantics.h"
#include "core/trace/store.h"
#include "ui/common/chiplabel.h"
#include "ui/inspector/explainpane.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/laneasked.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace readyscope;

namespace {

constexpr SocketId kSocket = 1;
constexpr Nanos kBegin = 1000 * kSecond;
constexpr Nanos kOpened = kBegin + kMillisecond;
constexpr Nanos kReset = kBegin + 5 * kMillisecond;
constexpr Nanos kClosed = kBegin + 9 * kMillisecond;
constexpr Events kAll = Events::In | Events::Out | Events::RdHup | Events::Hup | Events::Err;

QLabel* named(const QWidget& pane, const QString& name) {
    const auto labels = pane.findChildren<QLabel*>();
    const auto found =
        std::ranges::find_if(labels, [&](const QLabel* label) { return label->accessibleName() == name; });
    return found == labels.end() ? nullptr : *found;
}

bool isShown(const QWidget& pane, const QString& words) {
    const auto labels = pane.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
}

Asked resetOne() { return {Kind::TcpAccepted, SocketState::Open, Backend::Poll, kAll, kDefaultInterest}; }

SocketInfo accepted() {
    SocketInfo info;
    info.id = kSocket;
    info.name = "web.1";
    info.kind = Kind::TcpAccepted;
    info.state = SocketState::Closed;
    info.interest = Events::In;
    return info;
}

void wait(Store& store, Nanos returned, Backend backend) {
    Wait wait;
    wait.entered = returned - kMicrosecond;
    wait.returned = returned;
    wait.backend = backend;
    store.append(wait);
}

void become(Store& store, Nanos time, Events revents) {
    Transition transition;
    transition.time = time;
    transition.socket = kSocket;
    transition.previous = store.state(kSocket);
    transition.revents = revents;
    store.append(transition);
}

// Opened, reset by the peer under epoll, closed.
void fill(Store& store) {
    store.clear(kBegin);
    store.beginWatch(kSocket, kOpened, true);
    store.note(kSocket, {kOpened, 7, kDefaultInterest});
    wait(store, kOpened, Backend::Poll);
    become(store, kOpened, Events::Out);
    wait(store, kReset, Backend::Epoll);
    become(store, kReset, kAll);
    become(store, kClosed, {});
    store.note(kSocket, {kClosed, -1, {}});
    store.endWatch(kSocket, kClosed, WatchEnd::Closed);
    wait(store, kClosed + kMillisecond, Backend::Epoll);
    store.advance(kClosed + 2 * kMillisecond);
}

} // namespace

class TestExplainPane : public QObject {
    Q_OBJECT
private slots:
    void showsAll();
    void linksLeadToTheTable();
    void saysWhatTheTableLacks();
    void keepsWhatIsSelected();
    void aLaneAtItsTimes();
    void aLaneThatConnects();
    void stoodInTheInspector();
};

void TestExplainPane::showsAll() {
    ExplainPane pane;
    pane.resize(900, 300);
    pane.show();
    pane.explain(resetOne(), QStringLiteral("poll at A, 12.1 ms"));
    QVERIFY(isShown(pane, QStringLiteral("poll at A, 12.1 ms")));
    QVERIFY(isShown(pane, QStringLiteral("TCP accepted, reset by the peer")));
    QVERIFY(pane.findChild<ChipLabel*>()->events() == kAll);
    QVERIFY(named(pane, QStringLiteral("What each bit means"))->text().contains(QStringLiteral("ECONNRESET")));
    QVERIFY(named(pane, QStringLiteral("Next recv"))->text().startsWith(QStringLiteral("−1 ECONNRESET, once")));
    QVERIFY(named(pane, QStringLiteral("Next send")) != nullptr);
    QVERIFY(!named(pane, QStringLiteral("Right answer"))->text().isEmpty());
    // One that is only read: no next write.
    pane.explain({Kind::TimerFd, SocketState::Open, Backend::Poll, {}, Events::In}, QStringLiteral("poll now"));
    QVERIFY(isShown(pane, QStringLiteral("nothing told")));
    QVERIFY(!pane.findChild<ChipLabel*>()->isVisible());
    QVERIFY(named(pane, QStringLiteral("Next read"))->isVisible());
    QVERIFY(!named(pane, QStringLiteral("Next send"))->isVisible());
    pane.showNothing(QStringLiteral("Select a socket."));
    QVERIFY(isShown(pane, QStringLiteral("Select a socket.")));
    QVERIFY(!named(pane, QStringLiteral("Right answer"))->isVisible());
}

void TestExplainPane::linksLeadToTheTable() {
    ExplainPane pane;
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.explain(resetOne(), {});
    QSignalSpy asked(&pane, &ExplainPane::caseAsked);
    for (const QString& name : {QStringLiteral("Row of the readiness table"), QStringLiteral("Sources")}) {
        QLabel* label = named(pane, name);
        QVERIFY(label->isVisible());
        for (int tab = 0; tab < 20 && asked.isEmpty(); ++tab) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            if (QApplication::focusWidget() == label)
                QTest::keyClick(label, Qt::Key_Return);
        }
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.takeFirst().at(0).toString(), QStringLiteral("tcp-reset"));
    }
}

void TestExplainPane::saysWhatTheTableLacks() {
    ExplainPane pane;
    pane.show();
    QLabel* row = named(pane, QStringLiteral("Row of the readiness table"));
    pane.explain({Kind::TcpClient, SocketState::Open, Backend::Poll, Events::In | Events::RdHup, kDefaultInterest}, {});
    QVERIFY(row->text().startsWith(QStringLiteral("Readiness table: ")));
    pane.explain({Kind::TcpClient, SocketState::Open, Backend::Poll, Events(Events::RdHup), kDefaultInterest}, {});
    QVERIFY2(row->text().startsWith(QStringLiteral("Nearest in the readiness table: ")), qPrintable(row->text()));
    pane.explain({Kind::TcpListener, SocketState::Listening, Backend::Poll, Events::Err, kDefaultInterest}, {});
    QVERIFY(row->text().contains(QStringLiteral("no case")));
    QVERIFY(!named(pane, QStringLiteral("Sources"))->isVisible());
}

// The same again, as a live view does, changes nothing.
void TestExplainPane::keepsWhatIsSelected() {
    ExplainPane pane;
    pane.show();
    pane.explain(resetOne(), QStringLiteral("poll now"));
    QLabel* paragraph = named(pane, QStringLiteral("What each bit means"));
    paragraph->setSelection(0, 10);
    pane.explain(resetOne(), QStringLiteral("poll now"));
    QCOMPARE(paragraph->selectedText().size(), 10);
    Asked other = resetOne();
    other.revents = Events::Out;
    pane.explain(other, QStringLiteral("poll now"));
    QVERIFY(paragraph->text().startsWith(QStringLiteral("Connected")));
}

void TestExplainPane::aLaneAtItsTimes() {
    Store store(std::size_t{8} << 20);
    fill(store);
    const auto snapshot = store.snapshot();
    const Asked before = laneAsked(*snapshot, accepted(), kBegin);
    QCOMPARE(before.state, SocketState::Opening);
    const Asked idle = laneAsked(*snapshot, accepted(), kOpened + kMillisecond);
    QCOMPARE(idle.state, SocketState::Open); // closed only later
    QVERIFY(idle.revents == Events::Out);
    QCOMPARE(idle.backend, Backend::Poll);
    QVERIFY(idle.interest == kDefaultInterest); // as it was then, not as it is
    SocketInfo again = accepted();              // another connection that failed tells nothing of this one
    again.state = SocketState::Failed;
    QCOMPARE(laneAsked(*snapshot, again, kReset + kMillisecond).state, SocketState::Open);
    const Asked reset = laneAsked(*snapshot, accepted(), kReset + kMillisecond);
    QVERIFY(reset.revents == kAll);
    QCOMPARE(reset.backend, Backend::Epoll);
    for (const std::optional<Nanos> time :
         {std::optional<Nanos>(), std::optional(kClosed), std::optional(kClosed + kSecond)}) {
        const Asked after = laneAsked(*snapshot, accepted(), time);
        QCOMPARE(after.state, SocketState::Closed);
        QVERIFY(after.revents.empty());
        QCOMPARE(explain(after).state, std::string("closed"));
    }
}

void TestExplainPane::aLaneThatConnects() {
    Store store(std::size_t{8} << 20);
    store.clear(kBegin);
    store.beginWatch(kSocket, kOpened, false);
    store.advance(kReset);
    SocketInfo client = accepted();
    client.kind = Kind::TcpClient;
    client.state = SocketState::Connecting;
    QCOMPARE(laneAsked(*store.snapshot(), client, {}).state, SocketState::Connecting);
    // Refused since: until then it was connecting.
    become(store, kReset, kAll);
    store.advance(kClosed);
    client.state = SocketState::Failed;
    QCOMPARE(laneAsked(*store.snapshot(), client, kOpened).state, SocketState::Connecting);
    QCOMPARE(explain(laneAsked(*store.snapshot(), client, {})).state, std::string("refused"));
    // A mask of sets is no poll's, whatever wait was last.
    become(store, kClosed, Events::R);
    store.advance(kClosed + 1);
    QCOMPARE(laneAsked(*store.snapshot(), client, {}).backend, Backend::Select);
}

void TestExplainPane::stoodInTheInspector() {
    Store store(std::size_t{8} << 20);
    fill(store);
    Inspector inspector;
    inspector.resize(1200, 205);
    inspector.show();
    inspector.setPage(Inspector::ExplainTab);
    const auto* pane = inspector.findChild<ExplainPane*>();
    QVERIFY(!pane->isVisible()); // no socket yet
    inspector.setSocket(accepted(), store.snapshot(), {});
    QVERIFY(pane->isVisible());
    QCOMPARE(pane->explanation().state, std::string("closed"));
    inspector.setCursor(kReset + kMillisecond);
    QCOMPARE(pane->explanation().state, std::string("reset by the peer"));
    QVERIFY(isShown(*pane, QStringLiteral("epoll at A, 0.006 000 s")));
    inspector.setCursor(kOpened + kMillisecond);
    QCOMPARE(pane->explanation().caseName, std::string("tcp-connected-idle"));
    inspector.setCursor({});
    QVERIFY(isShown(*pane, QStringLiteral("epoll now")));
    QSignalSpy asked(&inspector, &Inspector::caseAsked);
    emit inspector.findChild<ExplainPane*>()->caseAsked(QStringLiteral("tcp-reset"));
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestExplainPane)
#include "tst_explainpane.moc"
