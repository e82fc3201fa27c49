// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/filternotice.h"

#include "ui/common/texts.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace readyscope {

FilterNotice::FilterNotice(QWidget* parent) : QWidget(parent), m_words(new QLabel(this)) {
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    auto* clear = new QPushButton(tr("Clear Filter"), this);
    clear->setCursor(Qt::ArrowCursor);
    connect(clear, &QPushButton::clicked, this, &FilterNotice::clearAsked);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch();
    column->addWidget(m_words);
    column->addWidget(clear, 0, Qt::AlignHCenter);
    column->addStretch();
}

void FilterNotice::showHidden(int hidden) {
    m_words->setText(hidden == 1
                         ? tr("No socket matches. 1 is hidden.")
                         : tr("No socket matches. %1 are hidden.").arg(countText(static_cast<std::uint64_t>(hidden))));
}

QString FilterNotice::text() const { return m_words->text(); }

} // namespace readyscope
