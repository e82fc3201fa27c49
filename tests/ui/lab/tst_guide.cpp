// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The chapter on the I/O models: its figures are drawn, in the theme's colours, and its headings are found.

#include "core/lab/models/model.h"
#include "ui/common/look.h"
#include "ui/lab/guidedialog.h"

#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;

class TestGuide : public QObject {
    Q_OBJECT

private slots:
    void everyPictureOfTheTextIsDrawn() {
        GuideDialog dialog;
        auto* text = dialog.findChild<GuideText*>();
        const QString markdown = text->document()->toMarkdown();
        static const QRegularExpression kPicture(QStringLiteral("\\(figure:([^)]+)\\)"));
        int pictures = 0;
        for (auto found = kPicture.globalMatch(markdown); found.hasNext(); ++pictures)
            QVERIFY(!guideFigure(found.next().captured(1), dialog).isNull());
        QCOMPARE(pictures, 5);
        QVERIFY(guideFigure(QStringLiteral("tea"), dialog).isNull());
        QVERIFY(!text->toPlainText().contains(QStringLiteral("SPDX")));
    }

    void aPictureHasTheThemesColours() {
        QWidget light;
        light.setPalette(Look::light().toPalette());
        QWidget dark;
        dark.setPalette(Look::dark().toPalette());
        const QImage inLight = guideFigure(QStringLiteral("select"), light);
        const QImage inDark = guideFigure(QStringLiteral("select"), dark);
        QCOMPARE(inLight.pixelColor(inLight.width() - 2, 60), Look::light().base);
        QCOMPARE(inDark.pixelColor(inDark.width() - 2, 60), Look::dark().base);
    }

    void itGoesToAModel() {
        GuideDialog dialog;
        dialog.show();
        auto* bar = dialog.findChild<GuideText*>()->verticalScrollBar();
        dialog.goTo(modelNamed("select"));
        const int third = bar->value();
        QVERIFY(third > 0);
        dialog.goTo(modelNamed("aio"));
        QVERIFY(bar->value() > third);
        dialog.goTo(nullptr);
        QVERIFY(bar->value() < third);
    }

    void itCanBeTried() {
        GuideDialog dialog;
        QSignalSpy asked(&dialog, &GuideDialog::pageAsked);
        dialog.findChild<QPushButton*>(QStringLiteral("tryIt"))->click();
        QCOMPARE(asked.size(), 1);
    }
};

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
