// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The help's pictures: all of them are drawn, in the theme's colours, with something on them.

#include "core/lab/guide.h"
#include "core/lab/kept/keptuse.h"
#include "ui/common/look.h"
#include "ui/help/guidepictures.h"
#include "ui/help/usepicture.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace readyscope;

namespace {

QStringList pictures() {
    static const QRegularExpression kPicture(QStringLiteral("!\\[[^\\]]*\\]\\(([^)]+)\\)"));
    QStringList names;
    for (const GuideChapter& chapter : guideChapters())
        for (auto found = kPicture.globalMatch(QString::fromStdString(chapter.text)); found.hasNext();)
            names << found.next().captured(1);
    names.removeDuplicates();
    return names;
}

// Whether a colour stands in it, hardly mixed.
bool has(const QImage& picture, const QColor& color) {
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QColor at = picture.pixelColor(x, y);
            if (std::abs(at.red() - color.red()) + std::abs(at.green() - color.green()) +
                    std::abs(at.blue() - color.blue()) <
                6)
                return true;
        }
    return false;
}

} // namespace

class TestGuidePictures : public QObject {
    Q_OBJECT

private slots:
    void everyPictureIsDrawnInBothThemes_data() {
        QTest::addColumn<QString>("name");
        for (const QString& name : pictures())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyPictureIsDrawnInBothThemes() {
        QFETCH(QString, name);
        QVERIFY(pictures().size() >= 5 + 5 + 21);
        for (const Look& look : {Look::light(), Look::dark()}) {
            QWidget like;
            like.setPalette(look.toPalette());
            const QImage picture = guidePicture(QUrl(name), like);
            QVERIFY(!picture.isNull());
            QVERIFY(has(picture, look.base));
            QVERIFY(has(picture, look.text) || has(picture, look.dim));
            if (!name.startsWith(QStringLiteral("model:")))
                QVERIFY(has(picture, look.event(Events::In)) || has(picture, look.event(Events::Out)));
        }
    }

    void whatIsNotKeptIsNoPicture() {
        const QWidget like;
        for (const char* name : {"model:tea", "recipe:tea", "use:tea", "figure:select", "tea"})
            QVERIFY(guidePicture(QUrl(QString::fromLatin1(name)), like).isNull());
    }

    void aUseIsAsWideAsTheTextAndAsHighAsItsRows() {
        const KeptUse* few = keptUses().of("tcp-udp");
        const KeptUse* many = keptUses().of("services");
        QVERIFY(few->rows.size() < many->rows.size());
        for (const qreal ratio : {1.0, 2.0}) {
            const QImage small = usePicture(*few, kGuideWidth, Look::light(), QFont(), ratio);
            const QImage large = usePicture(*many, kGuideWidth, Look::light(), QFont(), ratio);
            QCOMPARE(small.width(), qRound(kGuideWidth * ratio));
            QCOMPARE(small.devicePixelRatio(), ratio);
            QVERIFY(small.height() < large.height());
            QVERIFY(large.height() < qRound(500 * ratio)); // it is seen whole
        }
    }
};

QTEST_MAIN(TestGuidePictures)
#include "tst_guidepictures.moc"
