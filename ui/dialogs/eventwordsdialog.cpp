// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/eventwordsdialog.h"

#include "core/text/eventwords.h"
#include "ui/common/bands.h"
#include "ui/common/chiplabel.h"
#include "ui/common/glyphs.h"
#include "ui/common/lanefigure.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/dialogs/lanesigns.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace readyscope {

namespace {

class GlyphLabel : public QWidget {
public:
    GlyphLabel(StateGlyph glyph, QWidget* parent) : QWidget(parent), m_glyph(glyph) {
        setFixedSize(kGlyphSize + 4, kGlyphSize + 4);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintGlyph(painter, QRectF(2, 2, kGlyphSize, kGlyphSize), m_glyph, Look::of(palette()));
    }

private:
    StateGlyph m_glyph;
};

QLabel* titleLabel(const QString& text, QWidget* parent) {
    auto* title = new QLabel(text, parent);
    title->setFont(strongFont(parent->font()));
    return title;
}

// The bits in the one order, then the sets of select.
QWidget* eventRows(QWidget* parent) {
    auto* rows = new QWidget(parent);
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const EventName& entry : kEventNames) {
        grid->addWidget(new ChipLabel(entry.bit, rows), row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        auto* words = new QLabel(translated(wordsFor(entry.bit)), rows);
        words->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(words, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    return rows;
}

QWidget* stateRows(QWidget* parent) {
    constexpr std::array kGlyphs{StateGlyph::NotReady,   StateGlyph::Ready, StateGlyph::HalfClosed,
                                 StateGlyph::Connecting, StateGlyph::Ended, StateGlyph::Refused};
    auto* rows = new QWidget(parent);
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    int place = 0;
    for (const StateGlyph glyph : kGlyphs) {
        const int column = place % 3 * 2;
        grid->addWidget(new GlyphLabel(glyph, rows), place / 3, column);
        grid->addWidget(new QLabel(glyphWords(glyph), rows), place / 3, column + 1);
        ++place;
    }
    for (const int column : {1, 3, 5})
        grid->setColumnStretch(column, 1);
    return rows;
}

} // namespace

EventWordsDialog::EventWordsDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Events and Words"));
    auto* page = new QWidget(this);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(20, 16, 20, 8);
    columns->setSpacing(36);
    auto* left = new QVBoxLayout;
    left->setSpacing(10);
    left->addWidget(titleLabel(tr("How to read a lane"), page));
    left->addWidget(new LaneFigure(page));
    left->addWidget(new LaneSigns(page));
    left->addStretch();
    auto* right = new QVBoxLayout;
    right->setSpacing(10);
    right->addWidget(titleLabel(tr("What each event means"), page));
    right->addWidget(eventRows(page));
    right->addWidget(titleLabel(tr("State of a socket"), page));
    right->addWidget(stateRows(page));
    right->addStretch();
    columns->addLayout(left);
    columns->addLayout(right, 1);

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->addWidget(scroll);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setContentsMargins(20, 0, 20, 0);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(page->sizeHint().expandedTo(QSize(900, 460)) + QSize(4, 60));
}

} // namespace readyscope
