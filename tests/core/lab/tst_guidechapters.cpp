// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The help's chapters against the data that they are about: every use and recipe has its section, with its steps, its
// picture and its way to run it; nothing leads nowhere.

#include "core/lab/guide.h"
#include "core/lab/kept/keptrun.h"
#include "core/lab/kept/keptuse.h"
#include "core/lab/models/keptevents.h"
#include "core/lab/models/model.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace readyscope;

namespace {

const GuideChapter& scenariosChapter() { return guideChapters().at(1); }

// The names of what stands below a heading of level 2.
std::vector<std::string> below(const std::string& title) {
    const std::vector<GuideSection>& sections = scenariosChapter().sections;
    std::vector<std::string> names;
    auto section = std::ranges::find(sections, title, &GuideSection::title);
    if (section == sections.end())
        return names;
    while (++section != sections.end() && section->level > 2)
        names.push_back(section->name);
    return names;
}

// From a heading to the next one.
QString textOf(const std::string& title) {
    const QString text = QString::fromStdString(scenariosChapter().text);
    const QString heading = QStringLiteral("\n### %1\n").arg(QString::fromStdString(title));
    const qsizetype begin = text.indexOf(heading);
    return begin < 0 ? QString() : text.mid(begin + heading.size()).section(QStringLiteral("\n##"), 0, 0);
}

template <typename List> std::vector<std::string> namesOf(const List& list) {
    std::vector<std::string> names;
    for (const auto& one : list)
        names.push_back(one.name);
    return names;
}

bool isCase(const std::string& name) {
    const std::vector<semantics::Case>& cases = semantics::table().cases;
    return std::ranges::find(cases, name, &semantics::Case::name) != cases.end();
}

bool isSection(const std::string& name) {
    return std::ranges::any_of(guideChapters(), [&name](const GuideChapter& chapter) {
        return std::ranges::find(chapter.sections, name, &GuideSection::name) != chapter.sections.end();
    });
}

bool isModelKept(const std::string& name) {
    const auto kept = readKept(keptFigures());
    return kept && std::ranges::find(*kept, modelNamed(name), &KeptEvent::model) != kept->end();
}

bool leadsSomewhere(const QString& link) {
    const QString scheme = link.section(QLatin1Char(':'), 0, 0);
    const std::string name = link.section(QLatin1Char(':'), 1).toStdString();
    if (scheme == QStringLiteral("table"))
        return isCase(name);
    if (scheme == QStringLiteral("guide"))
        return isSection(name);
    if (scheme == QStringLiteral("run"))
        return recipes::recipeNamed(name) != nullptr;
    if (scheme == QStringLiteral("show"))
        return scenarioNamed(name) != nullptr;
    if (scheme == QStringLiteral("model"))
        return isModelKept(name);
    if (scheme == QStringLiteral("recipe"))
        return recipes::keptRuns().of(name) != nullptr;
    return scheme == QStringLiteral("use") && keptUses().of(name) != nullptr;
}

} // namespace

class TestGuideChapters : public QObject {
    Q_OBJECT

private slots:
    void chaptersAreInTheirOrder() {
        QCOMPARE(namesOf(guideChapters()), (std::vector<std::string>{"models", "scenarios"}));
        for (const GuideChapter& chapter : guideChapters()) {
            QVERIFY(!chapter.title.empty());
            QVERIFY(chapter.text.starts_with("# " + chapter.title + '\n'));
            QVERIFY(!QString::fromStdString(chapter.text).contains(QStringLiteral("SPDX")));
        }
    }

    void everySectionHasANameOfItsOwn() {
        QSet<QString> names;
        for (const GuideChapter& chapter : guideChapters()) {
            QVERIFY(chapter.sections.size() > 5);
            for (const GuideSection& section : chapter.sections) {
                QVERIFY(section.level == 2 || section.level == 3);
                const QString name = QString::fromStdString(chapter.name + '/' + section.name);
                QVERIFY2(!names.contains(name), qPrintable(name));
                names.insert(name);
            }
        }
    }

    void everyUseHasASectionInItsOrder() {
        QCOMPARE(below("The five uses"), namesOf(scenarios()));
        for (const Scenario& scenario : scenarios()) {
            const QString text = textOf(scenario.title);
            for (const std::string& watched : scenario.watchFor)
                QVERIFY2(text.contains(QString::fromStdString("- " + watched)), watched.c_str());
            QVERIFY2(text.contains(QString::fromStdString("](use:" + scenario.name + ')')), scenario.name.c_str());
            QVERIFY2(text.contains(QString::fromStdString("](show:" + scenario.name + ')')), scenario.name.c_str());
            QVERIFY2(text.contains(QString::fromStdString("--scenario " + scenario.name + ':')), scenario.name.c_str());
            QVERIFY2(text.contains(QStringLiteral("UNP")), scenario.name.c_str());
        }
    }

    void everyRecipeHasASectionInItsOrder() {
        QCOMPARE(below("Edge recipes"), namesOf(recipes::allRecipes()));
        for (const recipes::Recipe& recipe : recipes::allRecipes()) {
            const QString text = textOf(recipe.title);
            QVERIFY2(text.contains(QString::fromStdString(recipe.about)), recipe.name.c_str());
            QVERIFY2(text.contains(QString::fromStdString("](recipe:" + recipe.name + ')')), recipe.name.c_str());
            QVERIFY2(text.contains(QString::fromStdString("](run:" + recipe.name + ')')), recipe.name.c_str());
            QVERIFY2(text.contains(QStringLiteral("*The right answer.*")), recipe.name.c_str());
            QVERIFY2(text.contains(QStringLiteral("*Read on:*")), recipe.name.c_str());
        }
    }

    // In the words of the table, not of whoever wrote the chapter.
    void everyStepSaysWhatTheTableSays() {
        int foretold = 0;
        for (const recipes::Recipe& recipe : recipes::allRecipes()) {
            const QString text = textOf(recipe.title);
            for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
                const recipes::RecipeStep& step = recipe.steps[i];
                const QString begin = QStringLiteral("\n%1. **%2**").arg(i + 1).arg(QString::fromStdString(step.title));
                const qsizetype at = text.indexOf(begin);
                QVERIFY2(at >= 0, qPrintable(begin));
                const QString line = text.mid(at + 1).section(QLatin1Char('\n'), 0, 0);
                QVERIFY2(line.endsWith(QString::fromStdString(step.about)), qPrintable(line));
                if (!step.foretold)
                    continue;
                ++foretold;
                QVERIFY2(line.contains(QString::fromStdString("(table:" + step.foretold->name + ')')),
                         qPrintable(line));
                const semantics::Told& poll = recipes::lookOf(*step.foretold).of(Backend::Poll);
                QString bits =
                    QString::fromStdString(toString(poll.events)).replace(QLatin1Char('+'), QLatin1Char(' '));
                bits = poll.events.empty() ? QStringLiteral("nothing") : QStringLiteral("**%1**").arg(bits);
                QVERIFY2(line.contains(QStringLiteral(" poll %1, select ").arg(bits)), qPrintable(line));
            }
        }
        QVERIFY(foretold > 60);
    }

    void everyLinkAndPictureLeadsSomewhere() {
        static const QRegularExpression kLink(QStringLiteral("\\]\\(([^)]+)\\)"));
        int links = 0;
        for (const GuideChapter& chapter : guideChapters())
            for (auto found = kLink.globalMatch(QString::fromStdString(chapter.text)); found.hasNext(); ++links) {
                const QString link = found.next().captured(1);
                QVERIFY2(leadsSomewhere(link), qPrintable(link));
            }
        QVERIFY(links > 100);
    }

    void nothingIsLeftToBeFilledIn() {
        for (const GuideChapter& chapter : guideChapters()) {
            const QStringList lines = QString::fromStdString(chapter.text).split(QLatin1Char('\n'));
            for (const QString& line : lines)
                QVERIFY2(!line.startsWith(QLatin1Char('{')), qPrintable(line));
        }
    }
};

QTEST_GUILESS_MAIN(TestGuideChapters)
#include "tst_guidechapters.moc"
