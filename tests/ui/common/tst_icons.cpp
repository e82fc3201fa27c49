// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"
#include "ui/common/look.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace readyscope;

namespace {

QImage draw(IconName name, const QColor& color, int size = 32) {
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintIcon(painter, QRectF(0, 0, size, size), name, color);
    return image;
}

// The colour of the pixels that are fully covered; none where there are several.
QColor onlyColour(const QImage& image) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) == 255)
                colours.insert(image.pixel(x, y));
    return colours.size() == 1 ? QColor(*colours.begin()) : QColor();
}

} // namespace

class TestIcons : public QObject {
    Q_OBJECT
private slots:
    void everyOneIsDrawn_data() {
        QTest::addColumn<int>("name");
        for (const IconName name : allIcons())
            QTest::newRow(qPrintable(iconFile(name))) << static_cast<int>(name);
    }
    void everyOneIsDrawn() {
        QFETCH(int, name);
        QVERIFY(QFile::exists(iconFile(static_cast<IconName>(name))));
        const QColor violet(0x7a1fb3);
        QCOMPARE(onlyColour(draw(static_cast<IconName>(name), violet, 64)), violet);
    }
    void noTwoAreAlike() {
        QVector<QImage> seen;
        for (const IconName name : allIcons()) {
            const QImage image = draw(name, Qt::black);
            QVERIFY2(!seen.contains(image), qPrintable(iconFile(name)));
            seen.append(image);
        }
    }
    void theyFollowTheTheme() {
        const QIcon run = icon(IconName::Run);
        applyTheme(*qApp, Theme::Light);
        QCOMPARE(onlyColour(run.pixmap(32, 32).toImage()), Look::light().text);
        applyTheme(*qApp, Theme::Dark);
        QCOMPARE(onlyColour(run.pixmap(32, 32).toImage()), Look::dark().text);
        QCOMPARE(onlyColour(run.pixmap(32, 32, QIcon::Disabled).toImage()), Look::dark().faint);
        QCOMPARE(onlyColour(icon(IconName::Stop, IconTint::Error).pixmap(32, 32).toImage()), Look::dark().error);
    }
    void everyKindHasOne() {
        QCOMPARE(iconFor(Kind::TcpListener), IconName::Listener);
        QCOMPARE(iconFor(Kind::UdpBound), IconName::DashedArrow);
        QCOMPARE(iconFor(Kind::PipeWrite), IconName::Tube);
        QCOMPARE(iconFor(Kind::Stdin), IconName::Prompt);
        QCOMPARE(iconFor(Kind::EventFd), IconName::Bolt);
        QCOMPARE(iconFor(Kind::TimerFd), IconName::Clock);
        QCOMPARE(iconFor(Kind::SignalFd), IconName::Step);
        QCOMPARE(iconFor(Kind::UnixSeqpacketListener), IconName::Listener);
        QCOMPARE(iconFor(Kind::FifoWrite), IconName::Tube);
        QCOMPARE(iconFor(Kind::Inherited), IconName::Hash);
    }
    void aBoxThatIsNotSquareKeepsTheShape() {
        QImage image(64, 32, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintIcon(painter, QRectF(0, 0, 64, 32), IconName::Stop, Qt::black);
        painter.end();
        QCOMPARE(image.copy(16, 0, 32, 32), draw(IconName::Stop, Qt::black));
    }
};

QTEST_MAIN(TestIcons)

#include "tst_icons.moc"
