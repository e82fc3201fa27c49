// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A timeline over a store that the test writes, with two rows: a listener and a connection it accepted.

#include "core/trace/store.h"
#include "tests/util/plainrows.h"
#include "ui/timeline/timelineview.h"

#include <QTest>

namespace readyscope::test {

constexpr Nanos kBegin = 1'000 * kSecond;
constexpr SocketId kWeb = 1;
constexpr SocketId kClient = 2;
constexpr int kLanesTop = 28 + 42;
constexpr int kWebMiddle = kLanesTop + 15;
constexpr int kClientMiddle = kLanesTop + 45;

inline SocketInfo infoOf(SocketId id, const char* name, Kind kind) {
    SocketInfo info;
    info.id = id;
    info.name = name;
    info.kind = kind;
    info.state = SocketState::Open;
    return info;
}

class TimelineScene {
public:
    TimelineScene() {
        store.clear(kBegin);
        rows.viewportHeight = 300;
        rows.add(infoOf(kWeb, "web", Kind::TcpListener));
        rows.add(infoOf(kClient, "web.1", Kind::TcpAccepted));
        view = std::make_unique<TimelineView>(store, &rows);
        view->resize(800, 370);
        view->show();
        store.beginWatch(kWeb, kBegin, false);
        store.beginWatch(kClient, kBegin, true);
    }
    void change(SocketId socket, Nanos after, Events revents) {
        Transition transition;
        transition.time = kBegin + after;
        transition.socket = socket;
        transition.previous = store.state(socket);
        transition.revents = revents;
        store.append(transition);
    }
    void wait(Nanos entered, Nanos returned, int ready) {
        Wait wait;
        wait.entered = kBegin + entered;
        wait.returned = kBegin + returned;
        wait.ready = ready;
        store.append(wait);
    }
    void runTo(Nanos after) {
        store.advance(kBegin + after);
        view->advance();
    }
    const TimeScale& scale() const { return view->scale(); }
    int columnOf(Nanos after) const { return scale().columnAt(kBegin + after); }
    std::optional<Nanos> cursor(CursorId id) const {
        const auto time = view->cursors().at(id);
        return time ? std::optional(*time - kBegin) : std::nullopt;
    }
    void press(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(view->viewport(), Qt::LeftButton, modifiers, at);
    }
    void move(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(QEvent::MouseMove, QPointF(at), view->viewport()->mapToGlobal(QPointF(at)), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QApplication::sendEvent(view->viewport(), &event);
    }
    void release(QPoint at, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, modifiers, at);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view.get(), key, modifiers); }

    Store store;
    PlainRows rows;
    std::unique_ptr<TimelineView> view;
};

} // namespace readyscope::test
