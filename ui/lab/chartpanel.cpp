// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/chartpanel.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace readyscope {

ChartPanel::ChartPanel(QWidget* parent)
    : QWidget(parent), m_measure(new QComboBox(this)),
      m_caption(new QLabel(tr("against the number of descriptors"), this)), m_chart(new CostChart(this)) {
    m_measure->setObjectName(QStringLiteral("measure"));
    m_measure->setAccessibleName(tr("What the chart shows"));
    for (const CostMeasure measure : kCostMeasures)
        m_measure->addItem(measureText(measure), static_cast<int>(measure));
    connect(m_measure, &QComboBox::currentIndexChanged, this,
            [this] { m_chart->setMeasure(static_cast<CostMeasure>(m_measure->currentData().toInt())); });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    m_caption->setMinimumWidth(1);
    row->addWidget(m_measure);
    row->addWidget(m_caption, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_chart, 1);
    tint();
}

void ChartPanel::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void ChartPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void ChartPanel::tint() {
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, Look::of(palette()).dim);
    m_caption->setPalette(dim);
    m_caption->setFont(smallFont(font()));
}

} // namespace readyscope
