// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/codeview.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTextBlock>

namespace readyscope {

namespace {
constexpr int kSide = 8; // px beside the numbers
} // namespace

class CodeMargin : public QWidget {
public:
    explicit CodeMargin(CodeView* code) : QWidget(code), m_code(code) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_code->paintMargin(event); }

private:
    CodeView* m_code;
};

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent), m_margin(new CodeMargin(this)) {
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(scaledFont(QFontDatabase::systemFont(QFontDatabase::FixedFont), 0.95));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::fitMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        dy != 0 ? m_margin->scroll(0, dy) : m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    fitMargin();
}

void CodeView::setText(const QString& text) {
    setPlainText(text);
    m_marked = 0;
    showMark();
}

void CodeView::markLine(int line) {
    m_marked = line;
    showMark();
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
}

void CodeView::showMark() {
    QList<QTextEdit::ExtraSelection> marks;
    if (const QTextBlock block = document()->findBlockByNumber(m_marked - 1); block.isValid()) {
        QTextEdit::ExtraSelection mark;
        mark.format.setBackground(Look::of(palette()).selected);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.cursor = QTextCursor(block);
        marks.append(mark);
    }
    setExtraSelections(marks);
    m_margin->update();
}

int CodeView::marginWidth() const {
    const auto digits = static_cast<int>(QString::number(std::max(blockCount(), 99)).size());
    return 2 * kSide + digits * fontMetrics().horizontalAdvance(QLatin1Char('9'));
}

void CodeView::fitMargin() {
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect inner = contentsRect();
    m_margin->setGeometry(inner.left(), inner.top(), marginWidth(), inner.height());
}

void CodeView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fitMargin();
}

void CodeView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMark();
    if (event->type() == QEvent::FontChange && m_margin != nullptr)
        fitMargin();
}

void CodeView::paintMargin(QPaintEvent* event) {
    QPainter painter(m_margin);
    const Look& look = Look::of(palette());
    painter.fillRect(event->rect(), look.header);
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        const int number = block.blockNumber() + 1;
        const QRectF line(0, place.top(), m_margin->width(), place.height());
        if (number == m_marked)
            painter.fillRect(QRectF(line.right() - kAccentBarWidth, line.top(), kAccentBarWidth, line.height()),
                             look.accent);
        painter.setPen(number == m_marked ? look.text : look.dim);
        painter.drawText(line.adjusted(0, 0, -kSide, 0), Qt::AlignVCenter | Qt::AlignRight, QString::number(number));
    }
}

} // namespace readyscope
