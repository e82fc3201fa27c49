// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/enginepage.h"

#include "ui/common/areasplitter.h"
#include "ui/engine/comparepanel.h"
#include "ui/engine/enginestrip.h"
#include "ui/engine/glassview.h"
#include "ui/engine/latenesspanel.h"
#include "ui/engine/striphead.h"

#include <QVBoxLayout>

#include <chrono>

namespace readyscope {

namespace {
constexpr std::chrono::milliseconds kGlassPace{200};
} // namespace

EnginePage::EnginePage(const Source& source, EngineNow::Sampler sampler, NameLookup names, QWidget* bar,
                       QWidget* parent)
    : QWidget(parent), m_names(std::move(names)), m_strip(new EngineStrip(source, this)), m_head(new StripHead(this)),
      m_glass(new GlassView(this)), m_now(new EngineNow(std::move(sampler), this)),
      m_lateness(new LatenessPanel(source, this)), m_compare(new ComparePanel(this)) {
    setFocusProxy(m_strip);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(makeStripRow());
    layout->addWidget(makeAreas(), 1);
    m_glassSoon.setSingleShot(true);
    connect(&m_glassSoon, &QTimer::timeout, this, &EnginePage::showGlass);
    connect(m_strip, &EngineStrip::selectionChanged, this, &EnginePage::selectionChanged);
}

QWidget* EnginePage::makeAreas() {
    auto* areas = new AreaSplitter(Qt::Vertical, this);
    areas->addWidget(m_glass);
    areas->addWidget(makePanels());
    areas->setStretchFactor(0, 1);
    areas->setSizes({383, 327});
    return areas;
}

void EnginePage::selectionChanged() {
    emit placeChanged(placeOf(m_strip->snapshot(), m_strip->selected()));
    if (!m_strip->isAtNewest())
        showGlass();
    else if (!m_glassSoon.isActive())
        m_glassSoon.start(kGlassPace);
}

// What the newest one told may not be known whole yet: until it is, the one before stays.
void EnginePage::showGlass() {
    m_glassSoon.stop();
    const std::optional<std::uint64_t> selected = m_strip->selected();
    const std::optional<GlassWait> glass =
        selected ? waitUnderGlass(m_strip->snapshot(), *selected, m_names) : std::nullopt;
    if (glass)
        m_glass->show(*glass);
    else if (!selected || !m_strip->isAtNewest())
        m_glass->clear();
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
