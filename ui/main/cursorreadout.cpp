// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/cursorreadout.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/look.h"
#include "ui/main/actions.h"
#include "ui/timeline/measuretext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace readyscope {

namespace {

constexpr int kTag = 16; // px, of a letter's box

// The letter as on the cursor's flag.
QPixmap tagOf(CursorId cursor, const Look& look, const QFont& font, double ratio) {
    QPixmap tag(QSize(kTag, kTag) * ratio);
    tag.setDevicePixelRatio(ratio);
    tag.fill(Qt::transparent);
    QPainter painter(&tag);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.text);
    painter.drawRoundedRect(QRectF(0, 0, kTag, kTag), 2, 2);
    painter.setFont(chipFont(font));
    painter.setPen(look.base);
    painter.drawText(QRectF(0, 0, kTag, kTag), Qt::AlignCenter, letterOf(cursor));
    return tag;
}

// Says by "…" that it is cut off.
class CutLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

} // namespace

CursorReadout::CursorReadout(Actions& actions, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    m_letters[0] = addLetter(actions.cursorA, CursorId::A);
    m_a = addLabel(new QLabel(this), "cursorA");
    row->addSpacing(4);
    m_letters[1] = addLetter(actions.cursorB, CursorId::B);
    m_b = addLabel(new QLabel(this), "cursorB");
    row->addSpacing(4);
    m_delta = addLabel(new QLabel(this), "delta");
    row->addSpacing(4);
    m_frequency = addLabel(new QLabel(this), "frequency");
    row->addSpacing(4);
    m_counts = addLabel(new CutLabel(this), "counts");
    // What does not fit is cut off at the right, the counts first.
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->setStretchFactor(m_counts, 1);
    tint();
    for (QLabel* label : {m_a, m_b, m_delta, m_frequency})
        label->hide();
}

QToolButton* CursorReadout::addLetter(QAction* action, CursorId cursor) {
    auto* button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize({kTag, kTag});
    button->setToolTip(action->toolTip());
    button->setAccessibleName(cursor == CursorId::A ? tr("Cursor A") : tr("Cursor B"));
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    layout()->addWidget(button);
    return button;
}

QLabel* CursorReadout::addLabel(QLabel* label, const char* name) {
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    layout()->addWidget(label);
    return label;
}

void CursorReadout::show(const CursorWords& words) {
    if (words == m_shown) // asked anew with each step of a view that follows
        return;
    m_shown = words;
    const auto set = [](QLabel* label, const QString& text, const QString& tip) {
        label->setText(text);
        label->setToolTip(tip);
        label->setVisible(!text.isEmpty());
    };
    set(m_a, words.a, words.exactA);
    set(m_b, words.b, words.exactB);
    set(m_delta, words.delta, words.exact);
    set(m_frequency, words.frequency, words.exact);
    m_counts->setText(words.counts); // always laid out: takes what room is left
    m_counts->setToolTip(words.spoken);
    m_letters[0]->setAccessibleDescription(words.exactA);
    m_letters[1]->setAccessibleDescription(words.exactB);
    m_delta->setAccessibleName(words.spoken);
}

QString CursorReadout::text() const {
    QStringList texts;
    for (const QLabel* label : {m_a, m_b, m_delta, m_frequency, m_counts})
        texts << label->text();
    return texts.join(QLatin1Char('|'));
}

void CursorReadout::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        tint();
}

void CursorReadout::tint() {
    const Look& look = Look::of(palette());
    for (const CursorId cursor : kCursors)
        m_letters[cursor == CursorId::A ? 0 : 1]->setIcon(tagOf(cursor, look, font(), devicePixelRatioF()));
    dim(*m_frequency, palette());
    dim(*m_counts, palette());
    m_delta->setFont(strongFont(font()));
}

} // namespace readyscope
