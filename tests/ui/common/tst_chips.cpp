// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chips.h"
#include "ui/common/glyphs.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace readyscope;

namespace {

const Events kMany = Events::In | Events::Out | Events(Events::RdHup) | Events::Hup | Events::Err;

QStringList textsOf(const Chips& chips) {
    QStringList texts;
    for (const Chip& chip : chips.chips())
        texts.append(chip.text);
    return texts;
}

QImage blank(const Look& look) {
    QImage image(240, 30, QImage::Format_RGB32);
    image.fill(look.base);
    return image;
}

QSet<QRgb> coloursOf(const QImage& image, const QRect& part) {
    QSet<QRgb> colours;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            colours.insert(image.pixel(x, y));
    return colours;
}

} // namespace

class TestChips : public QObject {
    Q_OBJECT
private slots:
    void fullNamesWhereTheyFit() {
        const Chips chips(kMany, QRect(0, 0, 400, 30), QFont());
        QVERIFY(!chips.areShort());
        QCOMPARE(textsOf(chips), QStringList({"IN", "OUT", "RDHUP", "HUP", "ERR"}));
        QCOMPARE(chips.width(), Chips::fullWidth(kMany, QFont()));
    }
    void allTurnShortTogether() {
        const int full = Chips::fullWidth(kMany, QFont());
        QVERIFY(!Chips(kMany, QRect(0, 0, full, 30), QFont()).areShort());
        const Chips chips(kMany, QRect(0, 0, full - 1, 30), QFont());
        QVERIFY(chips.areShort());
        QCOMPARE(textsOf(chips), QStringList({"I", "O", "Rh", "H", "E"}));
    }
    void noneIsEverLeftOut() { QCOMPARE(Chips(kMany, QRect(0, 0, 5, 30), QFont()).chips().size(), 5); }
    void theyStandSideBySide() {
        const Chips chips(kMany, QRect(10, 0, 400, 30), QFont());
        QCOMPARE(chips.chips().first().rect.left(), 10);
        for (qsizetype i = 0; i < chips.chips().size(); ++i) {
            const QRect& rect = chips.chips()[i].rect;
            QCOMPARE(rect.height(), kChipHeight);
            QCOMPARE(rect.top(), (30 - kChipHeight) / 2);
            if (i > 0)
                QCOMPARE(rect.left() - chips.chips()[i - 1].rect.right() - 1, kChipGap);
        }
    }
    void nothingForNothing() {
        const Chips chips(Events(), QRect(0, 0, 100, 30), QFont());
        QVERIFY(chips.chips().isEmpty());
        QCOMPARE(chips.width(), 0);
    }
    void endingBitsAreSolid() {
        QCOMPARE(chipStyleOf(Events::In), ChipStyle::Tinted);
        QCOMPARE(chipStyleOf(Events::Hup), ChipStyle::Solid);
        QCOMPARE(chipStyleOf(Events::Nval), ChipStyle::Hatched);
        QCOMPARE(chipStyleOf(Events::E), ChipStyle::Round);
        QCOMPARE(chipStyleOf(Events::WrNorm), ChipStyle::Tinted);
    }
    void paintedInTheBitsColours() {
        for (const Look* look : {&Look::light(), &Look::dark()}) {
            QImage image = blank(*look);
            QPainter painter(&image);
            const Chips chips(Events::In | Events::Err, QRect(0, 0, 240, 30), QFont());
            chips.paint(painter, *look, look->base);
            painter.end();
            const QRect in = chips.chips()[0].rect;
            const QRect err = chips.chips()[1].rect;
            QVERIFY(coloursOf(image, in).contains(look->event(Events::In).rgb())); // its edge
            QVERIFY(coloursOf(image, in).contains(chipFill(Events::In, *look, look->base).rgb()));
            QCOMPARE(image.pixel(err.left() + 3, err.center().y()), look->event(Events::Err).rgb());
            QCOMPARE(image.pixel(err.right() + 5, 15), look->base.rgb());
        }
    }

    void glyphsTellTheState_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("glyph");
        const auto row = [](const char* name, SocketState state, Events events, StateGlyph glyph) {
            QTest::newRow(name) << static_cast<int>(state) << int{events.bits()} << static_cast<int>(glyph);
        };
        row("nothing", SocketState::Open, {}, StateGlyph::NotReady);
        row("writable", SocketState::Open, Events::Out, StateGlyph::Ready);
        row("half closed", SocketState::Open, Events::In | Events::RdHup, StateGlyph::HalfClosed);
        row("hung up", SocketState::Open, Events::RdHup | Events::Hup, StateGlyph::Ended);
        row("error", SocketState::Open, Events::Err, StateGlyph::Ended);
        row("no descriptor", SocketState::Open, Events::Nval, StateGlyph::Refused);
        row("connecting", SocketState::Connecting, Events::Out | Events::Hup, StateGlyph::Connecting);
        row("closed", SocketState::Closed, {}, StateGlyph::Ended);
        row("failed", SocketState::Failed, {}, StateGlyph::Ended);
        row("unsupported", SocketState::Unsupported, {}, StateGlyph::Refused);
        row("listening", SocketState::Listening, Events::In, StateGlyph::Ready);
    }
    void glyphsTellTheState() {
        QFETCH(int, state);
        QFETCH(int, bits);
        QFETCH(int, glyph);
        SocketInfo socket;
        socket.state = static_cast<SocketState>(state);
        QCOMPARE(static_cast<int>(glyphFor(socket, Events::fromBits(static_cast<std::uint16_t>(bits)))), glyph);
        QVERIFY(!glyphWords(static_cast<StateGlyph>(glyph)).isEmpty());
    }
    void glyphsDifferInShape() {
        // In one colour, as somebody sees them who sees no hue.
        QVector<QImage> seen;
        for (int glyph = 0; glyph <= static_cast<int>(StateGlyph::Refused); ++glyph) {
            Look grey = Look::light();
            grey.error = grey.warning = grey.faint = grey.text;
            QImage image = blank(grey);
            QPainter painter(&image);
            paintGlyph(painter, QRectF(4, 4, kGlyphSize, kGlyphSize), static_cast<StateGlyph>(glyph), grey);
            painter.end();
            QVERIFY(!seen.contains(image));
            seen.append(image);
        }
    }
};

QTEST_MAIN(TestChips)

#include "tst_chips.moc"
