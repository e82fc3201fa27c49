// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Edit > Undo and Copy, in the window and without.

#include "core/trace/jsonloader.h"
#include "ui/main/copyrows.h"
#include "ui/main/tracefiles.h"
#include "ui/main/undolist.h"
#include "ui/timeline/markersdialog.h"
#include "windowfixture.h"

#include <QClipboard>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

using namespace readyscope;

class tst_Undo : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Shown> m_shown;

    MainWindow& window() { return m_shown->window; }
    QAction& undo() { return *m_shown->actions().undo; }
    QStringList markers() {
        QStringList own;
        const auto snapshot = window().capturePage().source().snapshot();
        for (const Marker& marker : snapshot->markers(snapshot->totals().begin, INT64_MAX))
            if (marker.kind == MarkerKind::User)
                own << QString::fromStdString(marker.text);
        return own;
    }
    void addSocket(const QString& name) {
        m_shown->add(QStringLiteral("udp-listen:0,name=%1").arg(name));
        QTRY_VERIFY(m_shown->named(name) != kNoSocket);
        QTRY_COMPARE(m_shown->table().current(), m_shown->named(name));
    }
    // Renames the marker in the list, as if it were typed there.
    void renameMarker(const QString& from, const QString& to) {
        m_shown->actions().markers->trigger();
        auto* table = window().findChild<MarkersDialog*>()->findChild<QTableView*>();
        const auto row = [&] {
            for (int at = 0; at < table->model()->rowCount(); ++at)
                if (table->model()->index(at, 1).data() == from)
                    return at;
            return -1;
        };
        QTRY_VERIFY(row() >= 0);
        QVERIFY(table->model()->flags(table->model()->index(row(), 1)).testFlag(Qt::ItemIsEditable));
        table->model()->setData(table->model()->index(row(), 1), to);
        window().findChild<MarkersDialog*>()->close();
    }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        m_shown = std::make_unique<Shown>();
        QVERIFY(m_shown->started);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void cleanup() { m_shown.reset(); }

    void theLastOneIsUndoneFirstAndOnce() {
        UndoList list;
        QStringList done;
        list.add(QStringLiteral("a"), [&] { done << QStringLiteral("a"); });
        const UndoList::Id second = list.add(QStringLiteral("b"), [&] { done << QStringLiteral("b"); });
        list.add(QStringLiteral("c"), [&] { done << QStringLiteral("c"); });
        QCOMPARE(list.words(), QStringLiteral("c"));
        list.undo(second); // where its message offered it
        list.undo(second);
        list.undoLast();
        list.undoLast();
        QCOMPARE(done, QStringList({QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
        QVERIFY(list.isEmpty());
        list.undoLast();
        QCOMPARE(done.size(), 3);
    }

    void undoingMayDoSomethingAgain() {
        UndoList list;
        list.add(QStringLiteral("a"), [&] { list.add(QStringLiteral("b"), [] {}); });
        list.undoLast();
        QCOMPARE(list.words(), QStringLiteral("b"));
    }

    void theOldestOnesGo() {
        UndoList list;
        int undone = 0;
        for (std::size_t i = 0; i < UndoList::kMost + 10; ++i)
            list.add(QStringLiteral("x"), [&] { ++undone; });
        while (!list.isEmpty())
            list.undoLast();
        QCOMPARE(undone, static_cast<int>(UndoList::kMost));
    }

    void theMenuSaysWhat() {
        QVERIFY(!undo().isEnabled());
        QVERIFY(!undo().toolTip().isEmpty());
        addSocket(QStringLiteral("a&b"));
        m_shown->key(Qt::Key_Delete);
        QTRY_VERIFY(undo().isEnabled());
        QCOMPARE(undo().text(), QStringLiteral("&Undo Remove a&&b"));
        QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_shown->named(QStringLiteral("a&b")) != kNoSocket);
        QVERIFY(!undo().isEnabled());
        QCOMPARE(undo().text(), QStringLiteral("&Undo"));
    }

    void whatTheMessageUndidIsNotUndoneAgain() {
        addSocket(QStringLiteral("u"));
        m_shown->key(Qt::Key_Delete);
        QTRY_VERIFY(undo().isEnabled());
        for (QToolButton* button : window().status().findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Undo"))
                button->click();
        QTRY_VERIFY(m_shown->named(QStringLiteral("u")) != kNoSocket);
        QVERIFY(!undo().isEnabled());
    }

    void anotherNameIsUndone() {
        addSocket(QStringLiteral("u"));
        window().controller().rename(m_shown->named(QStringLiteral("u")), QStringLiteral("dns"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("dns")) != kNoSocket);
        QTRY_COMPARE(undo().text(), QStringLiteral("&Undo Rename u"));
        undo().trigger();
        QTRY_VERIFY(m_shown->named(QStringLiteral("u")) != kNoSocket);
    }

    void whatWasDoneToMarkersIsUndone() {
        addSocket(QStringLiteral("u"));
        m_shown->key(Qt::Key_M);
        QTRY_COMPARE(markers(), QStringList{QStringLiteral("marker 1")});
        renameMarker(QStringLiteral("marker 1"), QStringLiteral("RST"));
        QTRY_COMPARE(markers(), QStringList{QStringLiteral("RST")});
        undo().trigger();
        QTRY_COMPARE(markers(), QStringList{QStringLiteral("marker 1")});
        undo().trigger();
        QTRY_COMPARE(markers(), QStringList());
        QVERIFY(!undo().isEnabled());
    }

    void aClearedHistoryHasNothingToUndo() {
        addSocket(QStringLiteral("u"));
        m_shown->key(Qt::Key_M);
        QTRY_VERIFY(undo().isEnabled());
        m_shown->actions().clearHistory->trigger();
        QTRY_VERIFY(!undo().isEnabled());
    }

    void aFileIsMarkedAndSavedUnderAnotherName() {
        addSocket(QStringLiteral("u"));
        QTRY_VERIFY(m_shown->revents(m_shown->named(QStringLiteral("u"))).any(Events::Out));
        TraceFiles& files = window().files();
        m_shown->key(Qt::Key_Space); // or the capture goes on, unsaved
        QTRY_VERIFY(!m_shown->engine.isCapturing());
        const QString first = m_shown->folder.filePath(QStringLiteral("first.jsonl"));
        files.saveTo(first, {});
        QTRY_COMPARE(files.path(), first);
        files.openFile(first);
        QTRY_VERIFY(files.opened());
        QVERIFY(!files.isUnsaved());
        QTRY_VERIFY(m_shown->actions().addMarker->isEnabled());
        m_shown->key(Qt::Key_W);
        const Nanos span = m_shown->timeline().scale().span();
        m_shown->key(Qt::Key_M);
        QTRY_COMPARE(markers(), QStringList{QStringLiteral("marker 1")});
        QVERIFY(files.isUnsaved()); // closing asks
        QVERIFY(m_shown->actions().saveTrace->toolTip().contains(QStringLiteral("markers")));
        QCOMPARE(m_shown->timeline().scale().span(), span);
        renameMarker(QStringLiteral("marker 1"), QStringLiteral("seen"));
        QTRY_COMPARE(markers(), QStringList{QStringLiteral("seen")});
        undo().trigger();
        QTRY_COMPARE(markers(), QStringList{QStringLiteral("marker 1")});
        const QString second = m_shown->folder.filePath(QStringLiteral("second.jsonl"));
        files.saveTo(second, {});
        QTRY_COMPARE(files.path(), second);
        QVERIFY(!files.isUnsaved());
        files.openFile(second);
        QTRY_VERIFY(!undo().isEnabled()); // it is another trace
        QTRY_COMPARE(markers(), QStringList{QStringLiteral("marker 1")});
    }

    void rowsAreCopiedAsTheyAreSeen() {
        QTableWidget table(3, 3);
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 3; ++column)
                table.setItem(row, column, new QTableWidgetItem(QStringLiteral("%1%2").arg(row).arg(column)));
        table.setSelectionBehavior(QAbstractItemView::SelectRows);
        QCOMPARE(selectedRowsText(table), QString());
        table.selectRow(1);
        table.selectionModel()->select(table.model()->index(0, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(selectedRowsText(table), QStringLiteral("00\t01\t02\n10\t11\t12"));
        table.setColumnHidden(1, true);
        table.horizontalHeader()->moveSection(2, 0);
        QCOMPARE(selectedRowsText(table), QStringLiteral("02\t00\n12\t10"));
    }

    void theKeyCopiesTheCurrentRow() {
        addSocket(QStringLiteral("dns"));
        QGuiApplication::clipboard()->clear();
        m_shown->key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("dns\t")));
        m_shown->timeline().setFocus();
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&m_shown->timeline(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("dns\t")));
    }
};

QTEST_MAIN(tst_Undo)
#include "tst_undo.moc"
