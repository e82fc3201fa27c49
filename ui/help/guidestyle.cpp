// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidestyle.h"

#include "ui/common/look.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace readyscope {

namespace {

constexpr int kAboveSection = 30; // px
constexpr int kAbovePart = 24;
constexpr int kBelowHeading = 4;
constexpr int kAroundPicture = 10;
constexpr int kAroundTable = 8;
constexpr int kCellPadding = 4;

bool isPicture(const QTextBlock& block) {
    const QTextBlock::iterator first = block.begin();
    return !first.atEnd() && first.fragment().charFormat().isImageFormat();
}

void styleBlock(const QTextBlock& block, const Look& look) {
    QTextBlockFormat format = block.blockFormat();
    if (const int level = format.headingLevel(); level > 1) {
        format.setTopMargin(level == 2 ? kAboveSection : kAbovePart);
        format.setBottomMargin(kBelowHeading);
    } else if (isPicture(block)) {
        format.setTopMargin(kAroundPicture);
        format.setBottomMargin(kBelowHeading);
    } else {
        return;
    }
    QTextCursor cursor(block);
    cursor.setBlockFormat(format);
    const QTextBlock next = block.next();
    if (!isPicture(block) || !next.isValid() || next.textList() != nullptr)
        return;
    // What stands below a picture is of the picture.
    cursor.setPosition(next.position());
    cursor.select(QTextCursor::BlockUnderCursor);
    QTextCharFormat words;
    words.setForeground(look.dim);
    if (next.begin().fragment().charFormat().fontItalic())
        cursor.mergeCharFormat(words);
}

void styleTable(QTextTable& table, const Look& look) {
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderBrush(look.rowLine);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(kCellPadding);
    format.setTopMargin(kAroundTable);
    format.setBottomMargin(kAroundTable);
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell cell = table.cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(look.header);
        cell.setFormat(head);
    }
}

} // namespace

void styleGuide(QTextDocument& document, const Look& look) {
    QTextCursor all(&document);
    all.beginEditBlock(); // laid out once, not after each change
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        styleBlock(block, look);
    const QList<QTextFrame*> frames = document.rootFrame()->childFrames();
    for (QTextFrame* frame : frames)
        if (auto* table = qobject_cast<QTextTable*>(frame))
            styleTable(*table, look);
    all.endEditBlock();
}

} // namespace readyscope
