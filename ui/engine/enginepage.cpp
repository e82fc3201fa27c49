// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/enginepage.h"

#include "ui/engine/areasplitter.h"
#include "ui/engine/comparepanel.h"
#include "ui/engine/enginestrip.h"
#include "ui/engine/latenesspanel.h"
#include "ui/engine/striphead.h"

#include <QVBoxLayout>

namespace readyscope {

EnginePage::EnginePage(const Source& source, EngineNow::Sampler sampler, QWidget* bar, QWidget* parent)
    : QWidget(parent), m_strip(new EngineStrip(source, this)), m_head(new StripHead(this)),
      m_now(new EngineNow(std::move(sampler), this)), m_lateness(new LatenessPanel(source, this)),
      m_compare(new ComparePanel(this)) {
    setFocusProxy(m_strip);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(makeStripRow());
    layout->addWidget(makePanels(), 1);
    connect(m_strip, &EngineStrip::selectionChanged, this,
            [this] { emit placeChanged(placeOf(m_strip->snapshot(), m_strip->selected())); });
}

QWidget* EnginePage::makeStripRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_strip, 1);
    return row;
}

QWidget* EnginePage::makePanels() {
    m_panels = new AreaSplitter(Qt::Horizontal, this);
    m_panels->addWidget(m_now);
    m_panels->addWidget(m_lateness);
    m_panels->addWidget(m_compare);
    m_panels->setStretchFactor(2, 1);
    m_panels->setSizes({352, 352, 736});
    return m_panels;
}

void EnginePage::showSettings(const EngineSettings& settings) {
    m_head->show(settings);
    m_lateness->setSettings(settings);
    m_compare->setPresent(settings.backend);
}

void EnginePage::refresh() {
    m_strip->refresh();
    m_lateness->refresh();
}

} // namespace readyscope
