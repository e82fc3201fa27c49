// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The file of the five uses, and the words that choose one.

#include "core/lab/scenarios/scenario.h"

#include <QTest>

#include <set>

using namespace readyscope;

namespace {

QString wrongWith(const std::string& text) {
    const auto parsed = parseScenarios(text);
    const auto* error = std::get_if<LineError>(&parsed);
    return error == nullptr ? QString()
                            : QString::number(error->line) + ": " + QString::fromStdString(inEnglish(error->sentence));
}

QString refusalOf(const char* word) {
    const auto parsed = parseScenarioChoice(word);
    const auto* wrong = std::get_if<Sentence>(&parsed);
    return wrong == nullptr ? QString() : QString::fromStdString(inEnglish(*wrong));
}

// A scenario with nothing wrong in it, to which a line is added.
std::string with(const std::string& line) {
    return "scenario s\ntitle T\nsummary S\nwatch W\nport P\nrow tcp-listen:{port},name=l\npeer p\n+1ms connect l\n" +
           line + '\n';
}

} // namespace

class TestScenarios : public QObject {
    Q_OBJECT
private slots:
    void theFileParses() {
        const auto parsed = parseScenarios(scenarioText());
        if (const auto* error = std::get_if<LineError>(&parsed))
            QFAIL(qPrintable(QString::number(error->line) + ": " + QString::fromStdString(inEnglish(error->sentence))));
        QStringList names;
        for (const Scenario& scenario : scenarios())
            names += QString::fromStdString(scenario.name);
        QCOMPARE(names, QStringList({"stdin-socket", "many-sockets", "listener", "tcp-udp", "services"}));
    }

    // The window may play several at once, beside the demo: names of rows are a capture's.
    void rowsAreNamedOnce() {
        for (const bool withPort : {false, true}) {
            std::set<std::string> names{"web", "api", "upload", "db", "dns", "metrics", "log", "control"};
            for (const Scenario& scenario : scenarios())
                for (const std::string& name : scenario.rowNames(withPort))
                    QVERIFY2(names.insert(name).second, name.c_str());
        }
    }

    void onlyWhoConnectsHasServersOfItsOwn() {
        for (const Scenario& scenario : scenarios()) {
            bool listens = false;
            for (const ScenarioPeer& peer : scenario.peers)
                listens |= peer.backlog.has_value();
            QCOMPARE(listens, scenario.connects);
        }
    }

    void onlyInATerminalIsThereStandardInput() {
        for (const Scenario& scenario : scenarios()) {
            QVERIFY(!scenario.readsStdin(false));
            QCOMPARE(scenario.readsStdin(true), scenario.name == "stdin-socket");
            QVERIFY(!scenario.tries.empty());
        }
    }

    void choices() {
        const auto plain = std::get<ScenarioChoice>(parseScenarioChoice("services"));
        QCOMPARE(plain.scenario, scenarioNamed("services"));
        QVERIFY(!plain.port);
        const auto served = std::get<ScenarioChoice>(parseScenarioChoice("listener:0"));
        QCOMPARE(served.scenario, scenarioNamed("listener"));
        QCOMPARE(*served.port, std::uint16_t{0});
        QCOMPARE(*std::get<ScenarioChoice>(parseScenarioChoice("services:65532")).port, std::uint16_t{65532});
    }

    void wrongChoices_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("sentence");
        const QString names =
            "not stdin-socket, many-sockets, listener, tcp-udp or services (list tells what they are)";
        const QString number = "port \"%1\": not a number from 0 to 65535";
        QTest::newRow("nothing") << "" << names;
        QTest::newRow("unknown") << "inetd" << names;
        QTest::newRow("case") << "Services:7" << names;
        QTest::newRow("no number") << "listener:http" << number.arg("http");
        QTest::newRow("empty port") << "listener:" << number.arg("");
        QTest::newRow("beyond") << "listener:65536" << number.arg("65536");
        QTest::newRow("below") << "listener:-1" << number.arg("-1");
        QTest::newRow("more behind") << "listener:80:81" << number.arg("80:81");
        QTest::newRow("nobody at 0") << "many-sockets:0"
                                     << "port 0: it is to be the port of a server that is there";
        QTest::newRow("no room") << "services:65533"
                                 << "it takes 4 ports, so the first is 65532 at most";
    }
    void wrongChoices() {
        QFETCH(QString, word);
        QFETCH(QString, sentence);
        QCOMPARE(refusalOf(qPrintable(word)), sentence);
    }

    void faultsAreFound_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const std::string& text, const char* fault) {
            QTest::newRow(name) << QString::fromStdString(text) << QString(fault);
        };
        row("right", with(""), "");
        row("outside", "title T\n", "1: \"title\" belongs in a scenario");
        row("not a word", with("sings a song"), "9: \"sings\" is not a word of scenarios");
        row("twice", with("scenario s"), "9: there is a scenario \"s\" already");
        row("lacks", "scenario s\ntitle T\n", "2: \"s\" lacks its title, summary, watch or port");
        row("row twice", with("row udp-listen:1,name=l"), "9: there is a row \"l\" already");
        row("no address", with("row tpc:1,name=m"), "9: \"tpc:1,name=m\" is not an address");
        row("no place", with("row tcp:{nobody},name=m"), "9: \"tcp:{nobody},name=m\" is not an address");
        row("beyond the ports", with("row tcp-listen:{port+1},name=m"),
            "9: \"tcp-listen:{port+1},name=m\" is not an address");
        row("no service", with("serve l song"), "9: \"song\" is not a service");
        row("no row to serve", with("serve m echo"), "9: \"m echo\": there is no such row");
        row("no row to connect to", with("+1s connect m"), "9: \"connect m\": there is no such row");
        row("no place for a terminal", with("try nc 127.0.0.1 {same}"),
            "9: \"nc 127.0.0.1 {same}\" has a place that no row has");
        row("wrong escape", with("+1s send \\q"), "9: \"send \\q\" is not a step of this peer");
        row("no duration", with("+soon close"),
            "9: \"soon\" is not a duration: write a number with a unit such as 5ms, 0 or "
            "infinite");
        row("wrong command", with("+1s tell sing l"), "9: \"sing\": not a command");
        row("crowd without a listener", with("+1s crowd"), "9: \"crowd \" is not a step of this peer");
        row("never pauses", with("peer q\n+0 close"), "10: the peer \"q\" never pauses");
    }
    void faultsAreFound() {
        QFETCH(QString, text);
        QFETCH(QString, fault);
        QCOMPARE(wrongWith(text.toStdString()), fault);
    }
};

QTEST_GUILESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
