// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/markeredits.h"
#include "core/trace/store.h"

#include <QTest>

using namespace readyscope;

namespace {

Marker user(Nanos time, const char* text, const char* from = "", const char* to = "") {
    return {time, MarkerKind::User, text, from, to};
}

} // namespace

class tst_MarkerEdits : public QObject {
    Q_OBJECT
private slots:
    void namesChangeAndMarkersGo() {
        Store store;
        store.clear(0);
        store.append(user(10, "a"));
        store.append(user(10, "b"));
        store.append(user(20, "a"));
        store.append(user(10, "c", "b", "c"));
        store.append(user(20, "", "a", ""));
        store.append(user(10, "d", "c", "d")); // once more
        store.advance(100);
        const std::vector<Marker> markers = store.snapshot()->markers(0, 100);
        QCOMPARE(markers.size(), std::size_t{2});
        QCOMPARE(markers[0], user(10, "a"));
        QCOMPARE(markers[1], user(10, "d"));
        QCOMPARE(store.snapshot()->markers(15, 100).size(), std::size_t{0});
    }

    void oneTakenAwayCanBeSetAgain() {
        const auto markers = edited({user(10, "a"), user(10, "", "a", ""), user(10, "a")});
        QCOMPARE(markers, std::vector<Marker>{user(10, "a")});
    }

    void anEditWithoutItsMarkerSaysNothing() {
        QVERIFY(edited({user(10, "b", "a", "b")}).empty());
        const std::vector<Marker> others{{10, MarkerKind::Backend, "poll → epoll", "poll", "epoll"}};
        QCOMPARE(edited(others), others); // the values of a switch are no edit
    }
};

QTEST_APPLESS_MAIN(tst_MarkerEdits)
#include "tst_markeredits.moc"
