// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/look.h"
#include "ui/common/lookstyle.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QProxyStyle>
#include <QPushButton>
#include <QTest>

using namespace readyscope;

namespace {

constexpr std::array kMainBits{Events::In,  Events::Pri, Events::Out, Events::RdHup,
                               Events::Hup, Events::Err, Events::Nval};

const Look& lookNamed(const QString& name) { return name == QLatin1String("dark") ? Look::dark() : Look::light(); }

} // namespace

class TestLook : public QObject {
    Q_OBJECT
private slots:
    // The figures beside the colours in the design.
    void bitsStandOutFromTheLane_data() {
        QTest::addColumn<int>("bit");
        QTest::addColumn<double>("light");
        QTest::addColumn<double>("dark");
        QTest::newRow("IN") << int{Events::In} << 6.4 << 6.4;
        QTest::newRow("PRI") << int{Events::Pri} << 5.3 << 8.5;
        QTest::newRow("OUT") << int{Events::Out} << 4.0 << 6.2;
        QTest::newRow("RDHUP") << int{Events::RdHup} << 3.9 << 10.4;
        QTest::newRow("HUP") << int{Events::Hup} << 9.4 << 4.4;
        QTest::newRow("ERR") << int{Events::Err} << 5.1 << 6.1;
        QTest::newRow("NVAL") << int{Events::Nval} << 6.0 << 6.8;
    }
    void bitsStandOutFromTheLane() {
        QFETCH(int, bit);
        QFETCH(double, light);
        QFETCH(double, dark);
        const auto hue = static_cast<Events::Bit>(bit);
        const double onLight = contrast(Look::light().event(hue), Look::light().base);
        const double onDark = contrast(Look::dark().event(hue), Look::dark().base);
        QVERIFY2(std::abs(onLight - light) < 0.1, qPrintable(QString::number(onLight)));
        QVERIFY2(std::abs(onDark - dark) < 0.1, qPrintable(QString::number(onDark)));
        QVERIFY(contrast(Look::light().event(hue), Look::light().selected) >= 3.15);
        QVERIFY(contrast(Look::dark().event(hue), Look::dark().selected) >= 3.15);
    }

    void wordsCanBeRead_data() {
        QTest::addColumn<QString>("theme");
        QTest::newRow("light") << "light";
        QTest::newRow("dark") << "dark";
    }
    void wordsCanBeRead() {
        QFETCH(QString, theme);
        const Look& look = lookNamed(theme);
        for (const QColor& surface : {look.window, look.base, look.header, look.hover}) {
            QVERIFY(contrast(look.text, surface) >= 7);
            QVERIFY2(contrast(look.dim, surface) >= 4.95, qPrintable(QString::number(contrast(look.dim, surface))));
        }
        QVERIFY(contrast(look.dim, look.selected) >= 4.5);
        QVERIFY(contrast(look.controlEdge, look.base) >= 3);
        QVERIFY(contrast(look.onAccent, look.accent) >= 4.5);
        QVERIFY(contrast(look.warning, look.base) >= 4.5);
        QVERIFY(contrast(look.error, look.errorSurface) >= 4.5);
        for (const Events::Bit bit : kMainBits)
            for (const QColor& surface : {look.base, look.window}) {
                const double ratio = contrast(chipText(bit, look), chipFill(bit, look, surface));
                QVERIFY2(ratio >= 4.695, qPrintable(QString::fromLatin1(nameOf(bit).data()) + QString::number(ratio)));
            }
    }
    void setsHaveTheHuesOfTheirBits() {
        for (const Look* look : {&Look::light(), &Look::dark()}) {
            QCOMPARE(look->event(Events::R), look->event(Events::In));
            QCOMPARE(look->event(Events::W), look->event(Events::Out));
            QCOMPARE(look->event(Events::E), look->event(Events::Pri));
            QCOMPARE(look->event(Events::WrBand), look->dim);
        }
    }

    void followsThePalette() {
        QVERIFY(!Look::of(Look::light().toPalette()).isDark);
        QVERIFY(Look::of(Look::dark().toPalette()).isDark);
        QCOMPARE(Look::of(Look::light().toPalette()), Look::light());
        QCOMPARE(Look::of(Look::dark().toPalette()), Look::dark());
        // A desktop's own colours are kept, ours join them, and a reference stays what it was.
        QPalette own = Look::light().toPalette();
        own.setColor(QPalette::Base, QColor(0xfffdf5));
        own.setColor(QPalette::Highlight, QColor(0x8a3b12));
        const Look& look = Look::of(own);
        QCOMPARE(look.base, QColor(0xfffdf5));
        QCOMPARE(look.accent, QColor(0x8a3b12));
        QCOMPARE(look.event(Events::In), Look::light().event(Events::In));
        QCOMPARE(&Look::of(own), &look);
        QCOMPARE(Look::of(Look::light().toPalette()), Look::light());
        QCOMPARE(look.base, QColor(0xfffdf5));
    }
    void themesAreForcedAndLetGo() {
        const QPalette before = QApplication::palette();
        applyTheme(*qApp, Theme::System);
        const bool system = Look::of(QApplication::palette()).isDark;
        applyTheme(*qApp, Theme::Dark);
        QCOMPARE(Look::of(QApplication::palette()), Look::dark());
        applyTheme(*qApp, Theme::Light);
        QCOMPARE(Look::of(QApplication::palette()), Look::light());
        applyTheme(*qApp, Theme::System);
        QCOMPARE(Look::of(QApplication::palette()).isDark, system);
        QCOMPARE(Look::of(before).isDark, system);
        QVERIFY(qApp->styleSheet().isEmpty());
    }

    // Where the desktop would have pictures on them too.
    void buttonsOfDialogsHaveWordsAlone() {
        class Pictures : public QProxyStyle {
        public:
            int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returned) const override {
                return hint == SH_DialogButtonBox_ButtonsHaveIcons
                           ? 1
                           : QProxyStyle::styleHint(hint, option, widget, returned);
            }
        };
        const auto hasPicture = [](QStyle& style) {
            QDialogButtonBox box;
            box.setStyle(&style);
            return !box.addButton(QDialogButtonBox::Close)->icon().isNull();
        };
        Pictures pictures;
        QVERIFY(hasPicture(pictures));
        LookStyle ours;
        ours.setBaseStyle(new Pictures);
        QVERIFY(!hasPicture(ours));
    }

    void bandsNeverVanishNorOverlap_data() {
        QTest::addColumn<int>("row");
        for (const int row : {22, 30, 36, 44})
            QTest::addRow("%d px", row) << row;
    }
    void bandsNeverVanishNorOverlap() {
        QFETCH(int, row);
        int below = 0;
        for (const Events::Bit bit : kMainBits) {
            const BandPlace band = bandOf(bit, row);
            QVERIFY(band.height >= 2);
            QVERIFY(band.top + band.height <= row);
            if (bit == Events::Nval)
                continue; // stands alone: nothing else can be set with it
            QVERIFY(band.top >= below);
            below = band.top + band.height;
        }
    }
    void bandsOfANormalRowAreTheDesigns() {
        QCOMPARE(bandOf(Events::In), (BandPlace{2, 7}));
        QCOMPARE(bandOf(Events::RdHup), (BandPlace{18, 3}));
        QCOMPARE(bandOf(Events::Err), (BandPlace{26, 3}));
        QCOMPARE(bandOf(Events::Nval), (BandPlace{2, 25}));
        QCOMPARE(bandOf(Events::W), bandOf(Events::Out));
        QCOMPARE(bandOf(Events::RdNorm).height, 0);
    }
    void fontsScaleInEitherUnit() {
        QFont pixels;
        pixels.setPixelSize(20);
        QCOMPARE(smallFont(pixels).pixelSize(), 18);
        QFont points;
        points.setPointSizeF(10);
        QCOMPARE(chipFont(points).pointSizeF(), 8.0);
        QVERIFY(chipFont(points).bold());
        QVERIFY(!smallFont(points).bold());
    }
};

QTEST_MAIN(TestLook)

#include "tst_look.moc"
