// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/lanesarea.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/scenarios/areas.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/recipelanes.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace readyscope {

namespace {

constexpr int kTitleRow = 30; // px
constexpr int kSide = 12;

struct Area {
    QWidget* widget;
    QVBoxLayout* column;
    QHBoxLayout* head;
};

Area newArea(QWidget* parent) {
    auto* widget = new QWidget(parent);
    QVBoxLayout* column = columnIn(widget);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kSide, 0, kSide, 0);
    head->setSpacing(10);
    column->addLayout(head);
    return {widget, column, head};
}

} // namespace

LanesArea::LanesArea(QWidget* parent)
    : AreaSplitter(Qt::Horizontal, parent), m_lanes(new RecipeLanes), m_list(new DifferenceList) {
    addWidget(makeLanes());
    addWidget(makeDifferences());
    setStretchFactor(0, 1);
    setSizes({840, 336});
    connect(m_shown, &QCheckBox::toggled, m_lanes, &RecipeLanes::setDifferencesShown);
    connect(m_list, &DifferenceList::chosen, this, &LanesArea::showDifference);
    tint();
}

QWidget* LanesArea::makeLanes() {
    const Area area = newArea(this);
    m_head = area.head;
    m_title = new QLabel(tr("All backends at once"), area.widget);
    m_title->setFixedHeight(kTitleRow);
    m_words = new QLabel(area.widget);
    m_words->setObjectName(QStringLiteral("lanesWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setMinimumWidth(1);
    m_shown = new QCheckBox(tr("Differences"), area.widget);
    m_shown->setObjectName(QStringLiteral("differencesShown"));
    m_shown->setChecked(true);
    m_shown->setToolTip(tr("Frames where a backend tells something else than poll, each with its letter"));
    area.head->addWidget(m_title);
    area.head->addWidget(m_words, 1);
    area.head->addWidget(m_shown);
    area.column->addWidget(roomOf(m_lanes, area.widget), 1);
    return area.widget;
}

QWidget* LanesArea::makeDifferences() {
    const Area area = newArea(this);
    m_differencesTitle = new QLabel(area.widget);
    m_differencesTitle->setObjectName(QStringLiteral("differencesTitle"));
    m_differencesTitle->setFixedHeight(kTitleRow);
    m_against = new QLabel(tr("against poll"), area.widget);
    area.head->addWidget(m_differencesTitle);
    area.head->addWidget(m_against, 1);
    area.head->addStretch();
    area.column->addWidget(roomOf(m_list, area.widget), 1);
    return area.widget;
}

void LanesArea::setWords(const QString& words) { m_words->setText(words); }

void LanesArea::addToHead(QWidget* widget) { m_head->addWidget(widget); }

void LanesArea::showDifferences(const std::vector<recipes::Difference>& differences, const QString& title,
                                const QString& none) {
    m_differences = differences;
    m_list->show(differences, none);
    m_differencesTitle->setText(title);
    m_against->setVisible(!differences.empty());
}

void LanesArea::showDifference(int index) {
    const recipes::Difference& difference = m_differences.at(static_cast<std::size_t>(index));
    if (difference.spots.empty())
        return;
    const recipes::Difference::Spot& spot = difference.spots.front();
    const Nanos middle = (spot.from + spot.to) / 2;
    m_lanes->setBackend(spot.backend);
    m_lanes->setCursor(middle);
    emit cursorPut(middle);
}

bool LanesArea::areDifferencesShown() const { return m_shown->isChecked(); }

void LanesArea::setDifferencesShown(bool shown) { m_shown->setChecked(shown); }

void LanesArea::changeEvent(QEvent* event) {
    AreaSplitter::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void LanesArea::tint() {
    for (QLabel* label : {m_words, m_against}) {
        dim(*label, palette());
        label->setFont(smallFont(font()));
    }
    for (QLabel* label : {m_title, m_differencesTitle})
        label->setFont(strongFont(font()));
}

} // namespace readyscope
