// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipehead.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace readyscope {

namespace {
constexpr int kHeight = 44; // px
} // namespace

RecipeHead::RecipeHead(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_about(new QLabel(this)), m_exports(new QMenu(this)),
      m_toCapture(new QPushButton(tr("To capture"), this)), m_export(new QPushButton(tr("Export"), this)),
      m_run(new QPushButton(this)) {
    setFixedHeight(kHeight);
    m_title->setObjectName(QStringLiteral("recipeTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_about->setObjectName(QStringLiteral("recipeAbout"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setMinimumWidth(1);
    m_toCapture->setObjectName(QStringLiteral("recipeToCapture"));
    m_toCapture->setToolTip(tr("Does the steps within the capture, under its backend: the descriptor gets a row and a "
                               "lane, each step a marker"));
    m_export->setObjectName(QStringLiteral("exportRecipe"));
    m_export->setMenu(m_exports);
    m_run->setObjectName(QStringLiteral("runRecipe"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_about, 1);
    row->addWidget(m_toCapture);
    row->addWidget(m_export);
    row->addWidget(m_run);
    connect(m_run, &QPushButton::clicked, this, [this] { m_isRunning ? emit cancelAsked() : emit runAsked(); });
    connect(m_toCapture, &QPushButton::clicked, this, &RecipeHead::captureAsked);
    tint();
}

void RecipeHead::show(const recipes::Recipe& recipe, const RecipeResult* result, bool isRunning) {
    m_isRunning = isRunning;
    m_title->setText(titleText(recipe));
    m_words = tr("%1 %2").arg(aboutText(recipe), runSentence(recipe, result));
    m_run->setText(isRunning ? tr("Cancel") : result != nullptr ? tr("Run again") : tr("Run"));
    m_run->setIcon(isRunning ? icon(IconName::Stop, IconTint::Error) : icon(IconName::Run));
    m_run->setToolTip(isRunning ? tr("Ends the run; all that it opened is closed (Esc)")
                                : tr("Does the steps on real descriptors, under all backends at once (Ctrl+R)"));
    const bool canExport = result != nullptr && result->report.ended;
    m_export->setEnabled(canExport);
    m_export->setToolTip(canExport ? QString() : tr("It was not run yet."));
    showAbout();
}

void RecipeHead::showAbout() {
    m_about->setText(m_about->fontMetrics().elidedText(m_words, Qt::ElideRight, m_about->width()));
    m_about->setToolTip(m_words);
    m_about->setAccessibleName(m_words);
}

void RecipeHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    showAbout();
}

void RecipeHead::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void RecipeHead::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void RecipeHead::tint() {
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, Look::of(palette()).dim);
    m_about->setPalette(dim);
    m_title->setFont(strongFont(scaledFont(font(), 1.25)));
}

} // namespace readyscope
