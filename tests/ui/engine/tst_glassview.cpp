// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The wait under the glass on screen. With READYSCOPE_SHOTS=DIRECTORY the pictures are kept there.

#include "glassscene.h"
#include "ui/common/look.h"
#include "ui/engine/glassgrid.h"
#include "ui/engine/glassgridlayout.h"
#include "ui/engine/glasstable.h"
#include "ui/engine/glassview.h"
#include "ui/engine/glasswords.h"
#include "ui/engine/timeoutbar.h"

#include <QAccessible>
#include <QLabel>
#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Backend)

namespace {

QStringList namesOf(const QWidget* widget) {
    QStringList names;
    QAccessibleInterface* found = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    for (int i = 0; i < found->childCount(); ++i)
        names.append(found->child(i)->text(QAccessible::Name));
    return names;
}

void keep(QWidget& widget, const QString& name) {
    if (const QString place = qEnvironmentVariable("READYSCOPE_SHOTS"); !place.isEmpty())
        widget.grab().save(place + QLatin1Char('/') + name + QStringLiteral(".png"));
}

QStringList rowText(const GlassRow& row) {
    QStringList cells;
    for (const GlassCell& cell : row.cells)
        cells.append(cell.isChips ? QString::fromStdString(toString(cell.events)) + cell.text : cell.text);
    return cells;
}

} // namespace

class TestGlassView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void aPictureOfEach_data() {
        QTest::addColumn<Backend>("backend");
        QTest::addColumn<bool>("dark");
        for (const Backend backend : kBackends)
            for (const bool dark : {false, true})
                QTest::addRow("%s, %s", nameOf(backend).data(), dark ? "dark" : "light") << backend << dark;
    }
    // Nothing of the glass is left blank, in either theme.
    void aPictureOfEach() {
        QFETCH(Backend, backend);
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? Theme::Dark : Theme::Light);
        GlassView view;
        view.resize(1440, 384);
        view.show(sceneWait(backend));
        view.show();
        keep(view, QStringLiteral("glass-%1-%2")
                       .arg(QString::fromLatin1(nameOf(backend).data()),
                            dark ? QStringLiteral("dark") : QStringLiteral("light")));
        const QImage image = view.grab().toImage();
        const QRgb accent = Look::of(view.palette()).selected.rgb();
        int selected = 0;
        for (int x = 0; x < image.width(); ++x)
            for (int y = 40; y < 300; y += 2)
                selected += image.pixel(x, y) == accent ? 1 : 0;
        QVERIFY2(selected > 500, "what is ready stands out");
        applyTheme(*qApp, Theme::Light);
    }

    void theGridSaysItsRowsAndColumns() {
        GlassGrid grid;
        grid.resize(806, grid.sizeHint().height());
        grid.show(sceneWait(Backend::Select));
        grid.show();
        const QStringList names = namesOf(&grid);
        QVERIFY(names.contains(QStringLiteral("read, in: 0x56eb0, 10 set")));
        QVERIFY(names.contains(QStringLiteral("read, out: 0x40020, 2 kept")));
        QVERIFY(names.contains(QStringLiteral("except, out: 0x00000, 0 kept")));
        QVERIFY(names.contains(QStringLiteral("descriptor 18, web.3, asked R W E, came back R W")));
        QVERIFY(names.contains(QStringLiteral("descriptor 4, waker, asked R, came back –")));
        QVERIFY(names.contains(QStringLiteral("19 numbers gone through, 11 asked, to find 3 bits")));
        QVERIFY(names.contains(QStringLiteral("fd 1031 left out: select ends at 1023")));
        QCOMPARE(grid.columns().size(), std::size_t{24});
    }

    void keysMoveOverTheColumns() {
        GlassGrid grid;
        grid.resize(806, grid.sizeHint().height());
        grid.show(sceneWait(Backend::Select));
        grid.show();
        QTest::keyClick(&grid, Qt::Key_End);
        QCOMPARE(grid.currentColumn(), std::optional<int>(23));
        QCOMPARE(grid.accessibleDescription(), QStringLiteral("descriptor 23, from nfds on: never looked at"));
        QTest::keyClick(&grid, Qt::Key_Home);
        QCOMPARE(grid.accessibleDescription(), QStringLiteral("descriptor 0, never asked"));
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.accessibleDescription(), QStringLiteral("descriptor 5, web, asked R, came back R"));
        QTest::mouseClick(&grid, Qt::LeftButton, {}, {kGridLeft + 8 * kGridColumn + 3, kGridFirst + 4});
        QCOMPARE(grid.accessibleDescription(), QStringLiteral("descriptor 8, db, asked W, came back –"));
    }

    // A set that is wider than its place folds, and what is still too wide scrolls to the column that is gone to.
    void wideSetsFoldAndScroll() {
        GlassWait wide = sceneWait(Backend::Select);
        for (GlassEntry& entry : wide.entries)
            entry.fd = 10 * entry.fd; // 50 to 180
        GlassGrid grid;
        grid.resize(806, grid.sizeHint().height());
        grid.show(wide);
        grid.show();
        QVERIFY(grid.columns().size() < 60);
        QVERIFY(std::any_of(grid.columns().begin(), grid.columns().end(),
                            [](const GlassColumn& column) { return column.isFolded(); }));
        keep(grid, QStringLiteral("glass-wide"));
        grid.resize(500, grid.height());
        QTest::keyClick(&grid, Qt::Key_End);
        QCOMPARE(grid.currentColumn(), std::optional<int>(static_cast<int>(grid.columns().size()) - 1));
        const auto parts = grid.parts();
        const auto last = std::find_if(parts.begin(), parts.end(), [](const PaintedPart& part) {
            return part.name.startsWith(QStringLiteral("descriptor 180"));
        });
        QVERIFY(last != parts.end());
        QVERIFY(last->rect.left() >= kGridLeft && last->rect.right() <= 500 - kGridRight);
    }

    void callsAreWritten_data() {
        QTest::addColumn<Backend>("backend");
        QTest::addColumn<QString>("call");
        QTest::newRow("select") << Backend::Select
                                << QStringLiteral("select(nfds = 19, readfds, writefds, exceptfds, timeout) = 3");
        QTest::newRow("pselect") << Backend::PSelect
                                 << QStringLiteral(
                                        "pselect(nfds = 19, readfds, writefds, exceptfds, timeout, sigmask) = 3");
        QTest::newRow("poll") << Backend::Poll << QStringLiteral("poll(fds, nfds = 11, timeout = 5) = 2");
        QTest::newRow("io_uring")
            << Backend::IoUring
            << QStringLiteral(
                   "io_uring_submit_and_wait_timeout(ring, cqe, 1, timeout, sigmask): 1 submitted, 2 completed");
        QTest::newRow("ppoll") << Backend::PPoll << QStringLiteral("ppoll(fds, nfds = 11, timeout, sigmask) = 2");
    }
    void callsAreWritten() {
        QFETCH(Backend, backend);
        QFETCH(QString, call);
        QCOMPARE(callText(sceneWait(backend)), call);
        GlassWait failed = sceneWait(backend);
        failed.wait.error = EINTR;
        failed.wait.signal = SIGUSR1;
        QVERIFY(callText(failed).endsWith(QStringLiteral(" = −1 EINTR (SIGUSR1)")));
    }

    void whyTheyDiffer() {
        const WhyWords words = whyWords(sceneWait(Backend::Select));
        QCOMPARE(words.title, QStringLiteral("Why 3 and 2"));
        QCOMPARE(words.fact, QStringLiteral("select counts bits, poll counts descriptors."));
        QCOMPARE(words.lines, QStringList{QStringLiteral("web.3: its HUP is R, its ERR is R and W; select cannot name "
                                                         "them, and RDHUP is not told at all.")});
        QCOMPARE(besideText(sceneWait(Backend::Select)),
                 QStringLiteral("asked 6 µs later, timeout 0, 10 entries: 2 ready"));
        QVERIFY(whyWords(sceneWait(Backend::Select, false)).title.isEmpty());
        QCOMPARE(whyWords(sceneWait(Backend::Poll)).title, QStringLiteral("Both 2"));
    }

    void whatChangedBetweenTheCalls() {
        GlassWait glass = sceneWait(Backend::Select);
        glass.entries[1].told = Events::R; // api, of which poll says nothing
        glass.entries[0].told = {};        // web, which poll names
        glass.wait.ready = 3;
        const QStringList lines = whyWords(glass).lines;
        QCOMPARE(lines.at(0), QStringLiteral("web: IN came between the two calls."));
        QCOMPARE(lines.at(1), QStringLiteral("api: R went between the two calls."));
    }

    void timeoutsInWords() {
        const TimeoutWords select = timeoutWords(sceneWait(Backend::Select));
        QCOMPARE(select.asked, QStringLiteral("asked 5 ms"));
        QCOMPARE(select.passed, QStringLiteral("passed { 0, 5000 } µs, exact, nothing to round"));
        QCOMPARE(select.after, QStringLiteral("after { 0, 1731 }"));
        QCOMPARE(select.waited, QStringLiteral("waited 3.268\u20094 ms"));
        QCOMPARE(select.left, QStringLiteral("left 1.731 ms"));
        GlassWait rounded = sceneWait(Backend::Poll);
        rounded.wait.timeout = 5'200'000;
        rounded.wait.passed = 6 * kMillisecond;
        rounded.wait.returned = rounded.wait.entered + 6'058'000;
        const TimeoutWords poll = timeoutWords(rounded);
        QCOMPARE(poll.passed, QStringLiteral("passed 6 ms, rounded up by 800 µs"));
        QCOMPARE(poll.left, QStringLiteral("58 µs late"));
        QVERIFY(poll.after.isEmpty());
        GlassWait endless = sceneWait(Backend::Select);
        endless.wait.timeout = endless.wait.passed = kInfinite;
        endless.wait.left = kNoTime;
        QCOMPARE(timeoutWords(endless).asked, QStringLiteral("asked without an end"));
        QCOMPARE(timeoutWords(endless).passed, QStringLiteral("passed NULL"));
    }

    void sharesOfTheBar() {
        GlassTimeout timeout = timeoutOf(sceneWait(Backend::PSelect).wait);
        QVERIFY(std::abs(TimeoutBar::sharesOf(timeout).waited - 0.65368) < 1e-4);
        timeout.waited = 6'000'000;
        timeout.left = 0;
        timeout.late = 1'000'000;
        QCOMPARE(TimeoutBar::sharesOf(timeout).waited, 1.0);
        QVERIFY(std::abs(TimeoutBar::sharesOf(timeout).due - 5.0 / 6) < 1e-9);
        timeout = {};
        QCOMPARE(TimeoutBar::sharesOf(timeout).waited, 1.0);
    }

    void rowsOfTheArray() {
        const GlassRows poll = askedRows(sceneWait(Backend::Poll));
        QCOMPARE(poll.titles.last(), QStringLiteral("revents"));
        QCOMPARE(rowText(poll.rows.first()), (QStringList{"0", "4", "waker", "IN", "-"}));
        QCOMPARE(rowText(poll.rows.last()),
                 (QStringList{"10", "18", "web.3", "IN+PRI+OUT+RDHUP", "IN+OUT+RDHUP+HUP+ERR"}));
        GlassWait hungUp = sceneWait(Backend::Poll);
        hungUp.leftOut.push_back({11, "gone", 20, LeftOut::HungUp, Events::In | Events::Hup, {}});
        const GlassRow out = askedRows(hungUp).rows.last();
        QVERIFY(out.isApart && !out.isReady);
        QCOMPARE(out.cells.at(3).text, QStringLiteral("fd 20 left out: HUP stands and cannot be unasked"));
        const GlassRows edges = askedRows(sceneWait(Backend::EpollEt));
        QCOMPARE(rowText(edges.rows.at(1)), (QStringList{"5", "web", "INET", "IN"}));
        const GlassRows ring = askedRows(sceneWait(Backend::IoUring));
        QCOMPARE(rowText(ring.rows.last()),
                 (QStringList{"18", "web.3", "IN+PRI+OUT+RDHUP", "IN+RDHUP", "IN+OUT+RDHUP+HUP+ERR"}));
    }

    void tablesKeepTheRowThatWasChosen() {
        GlassView view;
        view.resize(1440, 384);
        view.show(sceneWait(Backend::Select));
        view.show();
        auto* table = view.findChild<GlassTable*>(QStringLiteral("besideTable"));
        QCOMPARE(rowText(table->content().rows.last()),
                 (QStringList{"9", "18", "web.3", "IN+PRI+OUT+RDHUP", "IN+OUT+RDHUP+HUP+ERR", "R+W"}));
        table->selectRow(3);
        view.show(sceneWait(Backend::Select));
        QCOMPARE(table->currentIndex().row(), 3);
        QCOMPARE(table->model()->index(9, 4).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("IN OUT RDHUP HUP ERR"));
    }

    void nothingSelectedIsSaid() {
        GlassView view;
        view.resize(1440, 384);
        view.show(sceneWait(Backend::Select));
        view.clear();
        view.show();
        const auto shows = [&](const QString& words) {
            const QList<QLabel*> labels = view.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QVERIFY(shows(QStringLiteral("No wait is selected")));
        QVERIFY(shows(QStringLiteral("Ask poll beside each wait")));
        keep(view, QStringLiteral("glass-none"));
        view.show(sceneWait(Backend::Select, false));
        QVERIFY(!shows(QStringLiteral("No wait is selected")));
        QVERIFY(shows(QStringLiteral("Ask poll beside each wait")));
        QVERIFY(shows(QStringLiteral("Rebuilt from the trace, in id order; the waker (fd 4)")));
    }

    void whatIsNotKeptIsSaid() {
        GlassWait glass = sceneWait(Backend::Select);
        glass.entries[1].unsure = Events::R;
        glass.entries[1].asked.events = Events::E;
        glass.unaccounted = 2;
        const QString words = rebuiltWords(glass).join(QLatin1Char('\n'));
        QVERIFY(words.contains(QStringLiteral("“?” is not kept")));
        QVERIFY(words.contains(QStringLiteral("It named 2 more")));
        GlassGrid grid;
        grid.resize(806, grid.sizeHint().height());
        grid.show(glass);
        grid.show();
        QVERIFY(namesOf(&grid).contains(QStringLiteral("descriptor 7, api, asked E, came back –, R not kept")));
        keep(grid, QStringLiteral("glass-open"));
    }
};

QTEST_MAIN(TestGlassView)
#include "tst_glassview.moc"
