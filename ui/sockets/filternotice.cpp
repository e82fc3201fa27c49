// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/filternotice.h"

#include "ui/common/texts.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace readyscope {

FilterNotice::FilterNotice(QWidget* parent)
    : QWidget(parent), m_words(new QLabel(this)), m_clear(new QPushButton(tr("Clear Filter"), this)),
      m_show(new QPushButton(this)) {
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    m_clear->setCursor(Qt::ArrowCursor);
    m_show->setCursor(Qt::ArrowCursor);
    connect(m_clear, &QPushButton::clicked, this, &FilterNotice::clearAsked);
    connect(m_show, &QPushButton::clicked, this, &FilterNotice::showAsked);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch();
    column->addWidget(m_words);
    column->addWidget(m_clear, 0, Qt::AlignHCenter);
    column->addWidget(m_show, 0, Qt::AlignHCenter);
    column->addStretch();
}

void FilterNotice::showHidden(int hidden, int byHand) {
    const auto count = [](int sockets) { return countText(static_cast<std::uint64_t>(sockets)); };
    m_clear->setVisible(hidden > byHand);
    m_show->setVisible(byHand > 0);
    m_show->setText(tr("Show %1 Hidden").arg(count(byHand)));
    if (hidden == byHand)
        m_words->setText(hidden == 1 ? tr("The only socket is hidden.")
                                     : tr("All %1 sockets are hidden.").arg(count(hidden)));
    else
        m_words->setText(hidden == 1 ? tr("No socket matches. 1 is hidden.")
                                     : tr("No socket matches. %1 are hidden.").arg(count(hidden)));
}

QString FilterNotice::text() const { return m_words->text(); }

} // namespace readyscope
