// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipehead.h"

#include "ui/common/icons.h"

#include <QMenu>
#include <QPushButton>

namespace readyscope {

RecipeHead::RecipeHead(QWidget* parent)
    : ViewHead(QStringLiteral("recipe"), parent), m_exports(new QMenu(this)),
      m_toCapture(new QPushButton(tr("To capture"), this)), m_export(new QPushButton(tr("Export"), this)),
      m_run(new QPushButton(this)) {
    m_toCapture->setObjectName(QStringLiteral("recipeToCapture"));
    m_toCapture->setToolTip(tr("Does the steps within the capture, under its backend: the descriptor gets a row and a "
                               "lane, each step a marker"));
    m_export->setObjectName(QStringLiteral("exportRecipe"));
    m_export->setMenu(m_exports);
    m_run->setObjectName(QStringLiteral("runRecipe"));
    addPart(m_toCapture);
    addPart(m_export);
    addPart(m_run);
    connect(m_run, &QPushButton::clicked, this, [this] { m_isRunning ? emit cancelAsked() : emit runAsked(); });
    connect(m_toCapture, &QPushButton::clicked, this, &RecipeHead::captureAsked);
}

void RecipeHead::show(const recipes::Recipe& recipe, const RecipeResult* result, bool isRunning) {
    m_isRunning = isRunning;
    showTitle(titleText(recipe));
    showAbout(tr("%1 %2").arg(aboutText(recipe), runSentence(recipe, result)));
    m_run->setText(isRunning ? tr("Cancel") : result != nullptr ? tr("Run again") : tr("Run"));
    m_run->setIcon(isRunning ? icon(IconName::Stop, IconTint::Error) : icon(IconName::Run));
    m_run->setToolTip(isRunning ? tr("Ends the run; all that it opened is closed (Esc)")
                                : tr("Does the steps on real descriptors, under all backends at once (Ctrl+R)"));
    const bool canExport = result != nullptr && result->report.ended;
    m_export->setEnabled(canExport);
    m_export->setToolTip(canExport ? QString() : tr("It was not run yet."));
}

} // namespace readyscope
