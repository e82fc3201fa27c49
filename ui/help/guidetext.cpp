// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidetext.h"

#include "ui/common/look.h"
#include "ui/help/guidepictures.h"
#include "ui/help/guidestyle.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>

#include <algorithm>
#include <utility>

namespace readyscope {

namespace {

constexpr int kMargin = 28;        // px
constexpr int kLead = kMargin / 2; // above a heading that was gone to

} // namespace

GuideText::GuideText(QWidget* parent) : QTextBrowser(parent), m_chapter(&guideChapters().front()) {
    setObjectName(QStringLiteral("guide"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    // A line that goes over a wide screen is hard to read.
    setLineWrapMode(QTextEdit::FixedPixelWidth);
    setLineWrapColumnOrWidth(kGuideWidth + 2 * kMargin);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &GuideText::tellSection);
    showChapter();
}

void GuideText::setChapter(const GuideChapter& chapter) {
    if (&chapter != m_chapter) {
        m_chapter = &chapter;
        showChapter();
    }
    goTo({});
}

// Made when it is first read, for it takes a while, and kept. It is not laid out before it is whole.
void GuideText::showChapter() {
    QTextDocument*& made = m_made[m_chapter];
    if (made == nullptr) {
        made = new QTextDocument(this);
        made->setDocumentMargin(kMargin);
        made->setDefaultFont(font());
        made->setMarkdown(QString::fromStdString(m_chapter->text));
        styleGuide(*made, Look::of(palette()));
    }
    setAccessibleName(QString::fromStdString(m_chapter->title));
    setDocument(made);
    verticalScrollBar()->setValue(0); // it is moved to where the cursor is, in a view that may have no size yet
    makeRoom();
    tellSection();
}

// Below the end, so that the last heading can stand at the top.
void GuideText::makeRoom() {
    const QVector<QTextBlock> blocks = headings();
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    const int room = static_cast<int>(format.bottomMargin());
    const int last =
        static_cast<int>(document()->size().height()) - room - (blocks.isEmpty() ? 0 : topOf(blocks.last()));
    const int wanted = std::max(kMargin, viewport()->height() - last);
    if (wanted == room)
        return;
    format.setBottomMargin(wanted);
    document()->rootFrame()->setFrameFormat(format);
}

void GuideText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    makeRoom();
}

QVariant GuideText::loadResource(int type, const QUrl& name) {
    if (type == QTextDocument::ImageResource)
        return guidePicture(name, *this);
    return QTextBrowser::loadResource(type, name);
}

// Its pictures have the theme's colours and its font.
void GuideText::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    const int place = verticalScrollBar()->value();
    const auto old = std::exchange(m_made, {});
    showChapter();
    verticalScrollBar()->setValue(place);
    qDeleteAll(old);
}

QVector<QTextBlock> GuideText::headings() const {
    QVector<QTextBlock> found;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 1)
            found.append(block);
    return found;
}

int GuideText::topOf(const QTextBlock& block) const {
    return static_cast<int>(document()->documentLayout()->blockBoundingRect(block).top()) - kLead;
}

void GuideText::goTo(const QString& section) {
    const auto found = std::ranges::find(m_chapter->sections, section.toStdString(), &GuideSection::name);
    const auto number = found - m_chapter->sections.begin();
    const QVector<QTextBlock> blocks = headings();
    const QTextBlock block =
        found != m_chapter->sections.end() && number < blocks.size() ? blocks.at(number) : document()->begin();
    setTextCursor(QTextCursor(block));
    verticalScrollBar()->setValue(block == document()->begin() ? 0 : topOf(block));
    tellSection();
}

int GuideText::section() const {
    const int place = verticalScrollBar()->value();
    const QVector<QTextBlock> blocks = headings();
    const auto after = std::ranges::find_if(blocks, [&](const QTextBlock& block) { return topOf(block) > place; });
    return static_cast<int>(after - blocks.begin()) - 1;
}

void GuideText::tellSection() {
    const int now = section();
    if (now == m_section)
        return;
    m_section = now;
    emit sectionChanged();
}

} // namespace readyscope
