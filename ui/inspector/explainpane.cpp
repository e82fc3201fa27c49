// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/explainpane.h"

#include "ui/common/bands.h"
#include "ui/common/chiplabel.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kMargin = 16;    // px
constexpr int kWidest = 980;   // px, of a line that is still easy to read
constexpr int kNames = 92;     // px, of the rows
constexpr int kRowSpacing = 4; // px

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

QLabel* words(QWidget* parent, const QString& name) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(name);
    return label;
}

QLabel* link(QWidget* parent, const QString& name) {
    auto* label = words(parent, name);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    return label;
}

QString linkTo(const QString& target, const QString& shown, const QColor& color) {
    return QStringLiteral("<a href=\"%1\" style=\"color:%3; text-decoration:none\">%2</a>")
        .arg(target.toHtmlEscaped(), shown.toHtmlEscaped(), color.name());
}

// setText drops what the user has selected.
void set(QLabel* label, const QString& shown) {
    if (label->text() != shown)
        label->setText(shown);
}

} // namespace

ExplainPane::ExplainPane(QWidget* parent)
    : QScrollArea(parent), m_heading(new QLabel), m_chips(new ChipLabel({})), m_none(new QLabel), m_state(new QLabel) {
    setAccessibleName(tr("What the mask means"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(kMargin, 8, kMargin, 8);
    layout->setSpacing(6);

    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    m_heading->setFont(strongFont(font()));
    m_none->setText(tr("nothing told"));
    for (QWidget* part : {static_cast<QWidget*>(m_heading), static_cast<QWidget*>(m_chips),
                          static_cast<QWidget*>(m_none), static_cast<QWidget*>(m_state)})
        head->addWidget(part);
    head->addStretch();
    layout->addLayout(head);

    m_paragraph = words(page, tr("What each bit means"));
    layout->addWidget(m_paragraph);
    m_rows = new QWidget(page);
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(kRowSpacing);
    grid->setColumnMinimumWidth(0, kNames);
    grid->setColumnStretch(1, 1);
    m_takes = addRow(*grid, 0);
    m_gives = addRow(*grid, 1);
    m_answer = addRow(*grid, 2);
    m_answer.name->setText(tr("Right answer"));
    m_answer.words->setAccessibleName(tr("Right answer"));
    layout->addWidget(m_rows);
    layout->addStretch();

    auto* foot = new QHBoxLayout;
    foot->setSpacing(24);
    m_case = link(page, tr("Row of the readiness table"));
    m_case->setWordWrap(false);
    m_sources = link(page, tr("Sources"));
    m_sources->setAlignment(Qt::AlignRight | Qt::AlignBottom);
    for (QLabel* label : {m_case, m_sources}) {
        label->setFont(smallFont(font()));
        connect(label, &QLabel::linkActivated, this, &ExplainPane::caseAsked);
    }
    foot->addWidget(m_case, 0, Qt::AlignBottom);
    foot->addWidget(m_sources, 1, Qt::AlignBottom);
    layout->addLayout(foot);
    setWidget(page);
    tint();
    showNothing({});
}

ExplainPane::Row ExplainPane::addRow(QGridLayout& grid, int row) {
    Row made{new QLabel(m_rows), words(m_rows, {})};
    grid.addWidget(made.name, row, 0, Qt::AlignTop);
    grid.addWidget(made.words, row, 1, Qt::AlignTop);
    return made;
}

void ExplainPane::explain(const Asked& asked, const QString& heading) {
    set(m_heading, heading);
    if (m_asked == asked)
        return;
    m_asked = asked;
    m_explanation = readyscope::explain(asked);
    fill();
}

void ExplainPane::showNothing(const QString& why) {
    m_asked.reset();
    m_explanation = {};
    m_heading->clear();
    set(m_paragraph, why);
    for (QWidget* part : {static_cast<QWidget*>(m_chips), static_cast<QWidget*>(m_none), static_cast<QWidget*>(m_state),
                          m_rows, static_cast<QWidget*>(m_case), static_cast<QWidget*>(m_sources)})
        part->hide();
}

void ExplainPane::fill() {
    const bool none = m_asked->revents.empty();
    m_chips->setEvents(m_asked->revents);
    m_chips->setVisible(!none);
    m_none->setVisible(none);
    set(m_state, tr("%1, %2").arg(kindText(m_asked->kind), text(m_explanation.state)));
    m_state->show();
    set(m_paragraph, text(m_explanation.paragraph));
    showCall(m_takes, m_explanation.takes);
    showCall(m_gives, m_explanation.gives);
    set(m_answer.words, text(m_explanation.answer));
    m_rows->show();
    showSources();
}

void ExplainPane::showCall(const Row& row, const NextCall& call) {
    const bool any = !call.call.empty();
    row.name->setVisible(any);
    row.words->setVisible(any);
    if (!any)
        return;
    set(row.name, tr("Next %1").arg(text(call.call)));
    row.words->setAccessibleName(row.name->text());
    set(row.words, text(toString(call)));
}

void ExplainPane::showSources() {
    const QString name = text(m_explanation.caseName);
    const QColor color = Look::of(palette()).accent;
    m_case->setVisible(m_asked.has_value());
    m_sources->setVisible(!name.isEmpty());
    if (name.isEmpty()) {
        set(m_case, tr("The readiness table has no case of it").toHtmlEscaped());
        return;
    }
    const QString shown = tr("%1, %2").arg(name, backendText(m_asked->backend));
    set(m_case, (m_explanation.isExact ? tr("Readiness table: %1") : tr("Nearest in the readiness table: %1"))
                    .toHtmlEscaped()
                    .arg(linkTo(name, shown, color)));
    QStringList sources;
    for (const std::string& source : m_explanation.sources)
        sources.append(text(source));
    set(m_sources, linkTo(name, sources.join(QStringLiteral("; ")), color));
}

// Long lines are hard to read: a wide pane leaves its right side free.
void ExplainPane::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    const int room = viewport()->width() - 2 * kMargin;
    for (QWidget* part : {static_cast<QWidget*>(m_paragraph), m_rows})
        part->setMaximumWidth(std::min(room, kWidest));
}

void ExplainPane::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !widget())
        return;
    tint();
    if (m_asked)
        showSources(); // its links have a colour of their own
}

void ExplainPane::tint() {
    const Look& look = Look::of(palette());
    QPalette page = palette();
    page.setColor(QPalette::Window, look.base);
    widget()->setPalette(page);
    page.setColor(QPalette::WindowText, look.dim);
    for (QLabel* label : {m_none, m_state, m_takes.name, m_gives.name, m_answer.name, m_case})
        label->setPalette(page);
}

} // namespace readyscope
