// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/stepnotes.h"

#include "ui/common/look.h"
#include "ui/scenarios/recipewords.h"

#include <QEvent>
#include <QScrollBar>

namespace readyscope {

StepNotes::StepNotes(QWidget* parent) : QTextBrowser(parent) {
    setObjectName(QStringLiteral("stepNotes"));
    setAccessibleName(tr("What each step does"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
}

void StepNotes::show(const recipes::Recipe* recipe) {
    if (recipe == m_recipe)
        return;
    m_recipe = recipe;
    m_marked = -1;
    write();
}

void StepNotes::mark(int step) {
    if (step == m_marked)
        return;
    m_marked = step;
    write();
    scrollToAnchor(QStringLiteral("step%1").arg(step));
}

void StepNotes::write() {
    if (m_recipe == nullptr)
        return clear();
    const Look& look = Look::of(palette());
    QString html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">");
    for (std::size_t i = 0; i < m_recipe->steps.size(); ++i) {
        const recipes::RecipeStep& step = m_recipe->steps[i];
        const bool isMarked = static_cast<int>(i) == m_marked;
        html += QStringLiteral("<tr%1><td style=\"color:%2\"><a name=\"step%3\"></a><b>%4</b></td>"
                               "<td><b>%5</b>&nbsp;&nbsp;%6</td></tr>")
                    .arg(isMarked ? QStringLiteral(" bgcolor=\"%1\"").arg(look.selected.name()) : QString(),
                         look.dim.name())
                    .arg(i)
                    .arg(i + 1)
                    .arg(titleText(step).toHtmlEscaped(), aboutText(step).toHtmlEscaped());
    }
    const int scrolled = verticalScrollBar()->value();
    setHtml(html + QStringLiteral("</table>"));
    verticalScrollBar()->setValue(scrolled);
}

void StepNotes::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write();
}

} // namespace readyscope
