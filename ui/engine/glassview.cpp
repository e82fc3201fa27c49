// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/glassview.h"

#include "ui/common/areasplitter.h"
#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/look.h"
#include "ui/engine/glassgrid.h"
#include "ui/engine/glasstable.h"
#include "ui/engine/glasstitle.h"
#include "ui/engine/glasswords.h"
#include "ui/engine/panelpaint.h"
#include "ui/engine/timeoutbar.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace readyscope {

namespace {

QVBoxLayout* column(QWidget* area) {
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

QLabel* sentence(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setContentsMargins(kPanelSide, 4, kPanelSide, 4);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

GlassView::GlassView(QWidget* parent) : QWidget(parent) {
    auto* areas = new AreaSplitter(Qt::Horizontal, this);
    areas->addWidget(makeCall());
    areas->addWidget(makeBeside());
    areas->setSizes({806, 634});
    areas->setStretchFactor(0, 1);
    column(this)->addWidget(areas);
    tint();
    clear();
}

QWidget* GlassView::makeCall() {
    auto* area = new QWidget(this);
    m_title = new GlassTitle(tr("The wait under the glass"), area);
    m_title->setCode(true);
    m_asked = new QStackedWidget(area);
    m_none = sentence(area);
    m_none->setText(tr("No wait is selected. Choose one on the engine lane, or walk them with Left and Right."));
    m_grid = new GlassGrid(area);
    m_table = new GlassTable(area);
    m_table->setObjectName(QStringLiteral("glassTable"));
    m_table->setAccessibleName(tr("What went into the call and what came out"));
    for (QWidget* page : std::initializer_list<QWidget*>{m_none, m_grid, m_table})
        m_asked->addWidget(page);
    m_timeout = new TimeoutBar(area);
    QVBoxLayout* layout = column(area);
    layout->addWidget(m_title);
    layout->addWidget(m_asked, 1);
    layout->addWidget(m_timeout);
    return area;
}

QWidget* GlassView::makeBeside() {
    auto* area = new QWidget(this);
    m_besideTitle = new GlassTitle(tr("The same question to poll"), area);
    m_said = new QStackedWidget(area);
    m_notAsked = sentence(area);
    m_notAsked->setText(tr("Not asked. “Ask poll beside each wait” puts one poll with timeout 0 right after each wait; "
                           "while it is off nothing is asked and nothing is kept."));
    m_beside = new GlassTable(area);
    m_beside->setObjectName(QStringLiteral("besideTable"));
    m_beside->setAccessibleName(tr("What poll said to the same question"));
    m_said->addWidget(m_notAsked);
    m_said->addWidget(m_beside);
    m_why = sentence(area);
    m_why->setTextFormat(Qt::RichText);
    m_why->setObjectName(QStringLiteral("glassWhy"));
    m_notes = sentence(area);
    m_notes->setTextFormat(Qt::PlainText);
    QVBoxLayout* layout = column(area);
    layout->addWidget(m_besideTitle);
    layout->addWidget(m_said, 1);
    layout->addWidget(m_why);
    layout->addWidget(m_notes);
    return area;
}

void GlassView::show(const GlassWait& glass) {
    m_title->setWords(callText(glass));
    if (glass.inSets()) {
        m_grid->show(glass);
        m_asked->setCurrentWidget(m_grid);
    } else {
        m_table->show(askedRows(glass));
        m_asked->setCurrentWidget(m_table);
    }
    m_timeout->show(glass);
    m_timeout->setVisible(true);
    showBeside(glass);
    m_notes->setText(rebuiltWords(glass).join(QLatin1Char('\n')));
    m_notes->setVisible(true);
}

void GlassView::showBeside(const GlassWait& glass) {
    m_besideTitle->setWords(besideText(glass));
    m_said->setCurrentWidget(glass.beside ? static_cast<QWidget*>(m_beside) : m_notAsked);
    if (glass.beside)
        m_beside->show(besideRows(glass));
    const WhyWords words = whyWords(glass);
    m_why->setVisible(!words.title.isEmpty());
    if (words.title.isEmpty())
        return;
    QString text = QStringLiteral("<b>%1</b>&nbsp; %2").arg(words.title.toHtmlEscaped(), words.fact.toHtmlEscaped());
    const QString dim = Look::of(palette()).dim.name();
    for (const QString& line : words.lines)
        text += QStringLiteral("<br><span style=\"color:%1\">%2</span>").arg(dim, line.toHtmlEscaped());
    m_why->setText(text);
}

void GlassView::clear() {
    m_title->setWords({});
    m_asked->setCurrentWidget(m_none);
    m_timeout->setVisible(false);
    m_besideTitle->setWords({});
    m_said->setCurrentWidget(m_notAsked);
    m_why->setVisible(false);
    m_notes->setVisible(false);
}

void GlassView::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void GlassView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        tint();
}

void GlassView::tint() {
    for (QLabel* label : {m_none, m_notAsked, m_notes})
        dim(*label, palette());
    m_notes->setFont(smallFont(font()));
    m_why->setFont(smallFont(font()));
}

} // namespace readyscope
