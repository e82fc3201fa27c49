// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sublanes.h"

#include <QTest>

using namespace readyscope;

namespace {

QString names(const QVector<Events>& subLanes, bool asksInSets) {
    QStringList words;
    for (const Events subLane : subLanes) {
        const std::string_view name = nameOf(nameOfSubLane(subLane, asksInSets));
        words.append(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

class TestSubLanes : public QObject {
    Q_OBJECT
private slots:
    void everyBitHasOneInTheOneOrder_data() {
        QTest::addColumn<int>("seen");
        QTest::addColumn<bool>("asksInSets");
        QTest::addColumn<QString>("lanes");
        const auto row = [](const char* name, Events seen, bool sets, const char* lanes) {
            QTest::newRow(name) << int{seen.bits()} << sets << QString::fromLatin1(lanes);
        };
        row("nothing seen", {}, false, "IN PRI OUT RDHUP HUP ERR");
        row("what always is", Events::In | Events::Err, false, "IN PRI OUT RDHUP HUP ERR");
        row("a number that is no descriptor", Events::Nval, false, "IN PRI OUT RDHUP HUP ERR NVAL");
        row("the family of RDNORM", Events::RdNorm | Events::WrBand, false, "IN PRI OUT RDHUP HUP ERR RDNORM WRBAND");
        row("sets alone", Events::R | Events::W, true, "R W E");
        row("sets alone, nothing seen", {}, true, "R W E");
        row("bits before, sets now", Events::In | Events::R, true, "R E W RDHUP HUP ERR");
        row("sets before, bits now", Events::R, false, "IN PRI OUT RDHUP HUP ERR");
    }
    void everyBitHasOneInTheOneOrder() {
        QFETCH(int, seen);
        QFETCH(bool, asksInSets);
        QFETCH(QString, lanes);
        const Events events = Events::fromBits(static_cast<std::uint16_t>(seen));
        QCOMPARE(names(subLanesOf(events, asksInSets), asksInSets), lanes);
    }
    void noBitIsWithoutOneAndNoneHasTwo() {
        const Events all = Events::fromBits(0x3FFF);
        for (const EventName& name : kEventNames) {
            int found = 0;
            for (const Events subLane : subLanesOf(all, false))
                found += subLane.any(name.bit) ? 1 : 0;
            QCOMPARE(found, 1);
        }
    }
    void setsCountAsTheBitsThatTheyTellOf() {
        QCOMPARE(onSubLanes(Events::R | Events::W | Events::E).bits(), (Events::In | Events::Out | Events::Pri).bits());
        QCOMPARE(onSubLanes(Events::In | Events::RdHup).bits(), (Events::In | Events::RdHup).bits());
        QCOMPARE(onSubLanes({}).bits(), (Events()).bits());
    }
};

QTEST_GUILESS_MAIN(TestSubLanes)

#include "tst_sublanes.moc"
