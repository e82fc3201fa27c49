// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/scenariolist.h"

#include <QTest>

using namespace readyscope;

namespace {

ScenarioEntry entry(const char* name, const char* title) {
    ScenarioEntry one;
    one.name = QString::fromLatin1(name);
    one.title = QString::fromLatin1(title);
    return one;
}

} // namespace

class ScenarioListTest : public QObject {
    Q_OBJECT

private slots:
    void theOneBesideIsOfTheSameGroupAndShown_data() {
        QTest::addColumn<QString>("selected");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("beside");
        QTest::newRow("the one below") << "b"
                                       << ""
                                       << "c";
        QTest::newRow("of the last, the one above") << "d"
                                                    << ""
                                                    << "c";
        QTest::newRow("the next that is shown") << "a"
                                                << "tcp"
                                                << "d";
        QTest::newRow("none is shown below") << "c"
                                             << "udp"
                                             << "b";
        QTest::newRow("no other is shown") << "a"
                                           << "client"
                                           << "";
        QTest::newRow("the selected one is hidden itself") << "c"
                                                           << "tcp"
                                                           << "d";
        QTest::newRow("alone in its group") << "e"
                                            << ""
                                            << "";
        QTest::newRow("nothing is selected") << ""
                                             << ""
                                             << "";
    }
    void theOneBesideIsOfTheSameGroupAndShown() {
        QFETCH(QString, selected);
        QFETCH(QString, words);
        QFETCH(QString, beside);
        ScenarioList list;
        list.show({{QStringLiteral("Sockets"),
                    {},
                    {entry("a", "TCP client"), entry("b", "UDP one"), entry("c", "UDP two"), entry("d", "TCP server")}},
                   {QStringLiteral("Recipes"), {}, {entry("e", "TCP reset")}}});
        list.select(selected);
        list.setFilter(words);
        QCOMPARE(list.beside(), beside);
    }
};

QTEST_MAIN(ScenarioListTest)
#include "tst_scenariolist.moc"
