// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/chartpanel.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/look.h"
#include "ui/lab/costsentence.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace readyscope {

ChartPanel::ChartPanel(QWidget* parent)
    : QWidget(parent), m_measure(new QComboBox(this)),
      m_caption(new QLabel(tr("against the number of descriptors"), this)), m_chart(new CostChart(this)),
      m_sentence(new QLabel(this)) {
    m_measure->setObjectName(QStringLiteral("measure"));
    m_measure->setAccessibleName(tr("What the chart shows"));
    for (const CostMeasure measure : kCostMeasures)
        m_measure->addItem(measureText(measure), static_cast<int>(measure));
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this] {
        m_chart->setMeasure(static_cast<CostMeasure>(m_measure->currentData().toInt()));
        showSentence();
    });
    m_sentence->setObjectName(QStringLiteral("growth"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(12, 0, 8, 6);
    m_sentence->hide();
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
    layout->addWidget(m_sentence);
    tint();
}

void ChartPanel::show(std::vector<SeriesRow> rows, std::vector<SeriesRow> earlier) {
    m_rows = rows;
    m_earlier = earlier;
    m_chart->show(std::move(rows), std::move(earlier));
    showSentence();
}

void ChartPanel::select(const Model* model) {
    m_selected = model;
    m_chart->select(model);
    showSentence();
}

QPixmap ChartPanel::picture() const {
    constexpr qreal kSharp = 2; // pictures are printed
    constexpr int kTitle = 28;
    constexpr QSize kLeast{760, 420};
    CostChart chart;
    chart.setPalette(palette());
    chart.setFont(font());
    chart.resize(m_chart->size().expandedTo(kLeast));
    chart.show(m_rows, m_earlier);
    chart.setMeasure(measure());
    chart.select(m_selected);
    QPixmap picture((chart.size() + QSize(0, kTitle)) * kSharp);
    picture.setDevicePixelRatio(kSharp);
    picture.fill(Look::of(palette()).base);
    chart.render(&picture, {0, kTitle}, {}, QWidget::DrawWindowBackground);
    QPainter painter(&picture);
    painter.setFont(strongFont(font()));
    painter.setPen(Look::of(palette()).text);
    painter.drawText(QRect(12, 0, chart.width() - 12, kTitle), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("%1 against the number of descriptors").arg(measureText(measure())));
    return picture;
}

CostMeasure ChartPanel::measure() const { return static_cast<CostMeasure>(m_measure->currentData().toInt()); }

QString ChartPanel::sentence() const { return m_sentence->text(); }

void ChartPanel::showSentence() {
    QString words = growthText(m_rows, m_selected, measure());
    if (!words.isEmpty() && std::ranges::find(m_earlier, m_selected, &SeriesRow::model) != m_earlier.end())
        words += QLatin1Char(' ') + tr("Dotted: the other run.");
    m_sentence->setText(words);
    m_sentence->setVisible(!m_sentence->text().isEmpty());
}

void ChartPanel::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void ChartPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void ChartPanel::tint() {
    for (QLabel* label : {m_caption, m_sentence}) {
        dim(*label, palette());
        label->setFont(smallFont(font()));
    }
}

} // namespace readyscope
