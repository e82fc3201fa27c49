// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/commandmodel.h"

#include <QTest>

using namespace readyscope;

// What the palette finds, without a window.
class tst_CommandModel : public QObject {
    Q_OBJECT
private:
    static PaletteCommand command(const QString& title, const QString& path) {
        return {path + QLatin1Char('/') + title, title, path, {}, title, true, false, [] {}};
    }
    static QVector<PaletteCommand> some() {
        return {command(QStringLiteral("Pause View"), QStringLiteral("View")),
                command(QStringLiteral("Zoom In"), QStringLiteral("View")),
                command(QStringLiteral("Zoom Out"), QStringLiteral("View")),
                command(QStringLiteral("Compact"), QStringLiteral("View › Row Height")),
                command(QStringLiteral("poll"), QStringLiteral("Capture › Backend")),
                command(QStringLiteral("epoll"), QStringLiteral("Capture › Backend")),
                command(QStringLiteral("Copy as Address"), QStringLiteral("Edit"))};
    }
    static QStringList titles(const CommandModel& model) {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles << model.index(row).data().toString();
        return titles;
    }

private slots:
    void lettersStandWhereTheyMatch_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QVector<int>>("inTitle");
        QTest::addColumn<QVector<int>>("inPath");
        const QVector<int> none;
        QTest::newRow("nothing") << QString() << none << none;
        QTest::newRow("beginning") << QStringLiteral("row") << QVector<int>{0, 1, 2} << none;
        QTest::newRow("initials") << QStringLiteral("rh") << QVector<int>{0, 4} << none;
        QTest::newRow("case") << QStringLiteral("ROW") << QVector<int>{0, 1, 2} << none;
        QTest::newRow("a later word's beginning before a letter within")
            << QStringLiteral("h") << QVector<int>{4} << none;
        QTest::newRow("neighbours before the first") << QStringLiteral("ght") << QVector<int>{7, 8, 9} << none;
        QTest::newRow("in the path") << QStringLiteral("view") << none << QVector<int>{0, 1, 2, 3};
        QTest::newRow("in both") << QStringLiteral("vi he") << QVector<int>{4, 5} << QVector<int>{0, 1};
        QTest::newRow("in any order") << QStringLiteral("hei row") << QVector<int>{0, 1, 2, 4, 5, 6} << none;
    }
    void lettersStandWhereTheyMatch() {
        QFETCH(QString, typed);
        QFETCH(QVector<int>, inTitle);
        QFETCH(QVector<int>, inPath);
        const auto match = fuzzyMatch(typed, QStringLiteral("Row Height"), QStringLiteral("View"));
        QVERIFY(match);
        QCOMPARE(match->inTitle, inTitle);
        QCOMPARE(match->inPath, inPath);
    }

    void whatIsNotThereDoesNotMatch_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a letter") << QStringLiteral("z");
        QTest::newRow("the order") << QStringLiteral("wor");
        QTest::newRow("one letter too many") << QStringLiteral("rrow");
        QTest::newRow("one word of two") << QStringLiteral("row zoom");
        QTest::newRow("one word over title and path") << QStringLiteral("heightview");
    }
    void whatIsNotThereDoesNotMatch() {
        QFETCH(QString, typed);
        QVERIFY(!fuzzyMatch(typed, QStringLiteral("Row Height"), QStringLiteral("View")));
    }

    void nothingMatchesWhereThereIsNothing() {
        QVERIFY(!fuzzyMatch(QStringLiteral("a"), {}, {}));
        QVERIFY(fuzzyMatch({}, {}, {}));
        QVERIFY(fuzzyMatch(QStringLiteral("  "), {}, {}));
    }

    void theBestComesFirst_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("whole word") << QStringLiteral("poll") << QStringLiteral("poll");
        QTest::newRow("initials") << QStringLiteral("zo") << QStringLiteral("Zoom Out");
        QTest::newRow("second word") << QStringLiteral("zout") << QStringLiteral("Zoom Out");
        QTest::newRow("title before path") << QStringLiteral("co") << QStringLiteral("Compact");
        QTest::newRow("by path and title") << QStringLiteral("back ep") << QStringLiteral("epoll");
        QTest::newRow("title that begins with it") << QStringLiteral("pau") << QStringLiteral("Pause View");
    }
    void theBestComesFirst() {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        CommandModel model;
        model.setCommands(some(), {});
        model.setTyped(typed);
        QCOMPARE(titles(model).value(0), first);
    }

    void whatWasUsedLastComesFirst() {
        CommandModel model;
        model.setCommands(
            some(), {QStringLiteral("Edit/Copy as Address"), QStringLiteral("gone"), QStringLiteral("View/Zoom Out")});
        QCOMPARE(titles(model).mid(0, 3), QStringList({QStringLiteral("Copy as Address"), QStringLiteral("Zoom Out"),
                                                       QStringLiteral("Pause View")}));
        model.setTyped(QStringLiteral("zoom")); // as good as one another
        QCOMPARE(titles(model), QStringList({QStringLiteral("Zoom Out"), QStringLiteral("Zoom In")}));
    }

    void allThatIsSeenIsSpoken() {
        CommandModel model;
        PaletteCommand accept = command(QStringLiteral("Accept"), QStringLiteral("Socket"));
        accept.enabled = false;
        accept.tip = QStringLiteral("Only a listener accepts.");
        PaletteCommand tall = command(QStringLiteral("Tall"), QStringLiteral("View › Row Height"));
        tall.checked = true;
        tall.keys = QStringLiteral("T");
        model.setCommands({accept, tall}, {});
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Accept, Socket, not now: Only a listener accepts."));
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Tall, View › Row Height, chosen, T"));
    }
};

QTEST_GUILESS_MAIN(tst_CommandModel)
#include "tst_commandmodel.moc"
