// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The panel "How late a timeout returns": over the whole trace, taken in as it grows. No timer but a single shot after
// something came.

#include "ui/common/partswidget.h"
#include "ui/engine/latenesschart.h"

#include <QTimer>

namespace readyscope {

class LatenessPanel : public PartsWidget {
    Q_OBJECT
public:
    explicit LatenessPanel(const Source& source, QWidget* parent = nullptr);

    void setSettings(const EngineSettings& settings);
    void refresh(); // soon
    void takeAll(); // all that the source has, now
    const Lateness& lateness() const { return m_lateness; }

    QVector<PaintedPart> parts() const override;
    QSize minimumSizeHint() const override { return {280, 220}; }

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void take();
    void showTaken(bool more);
    QRectF plot() const;
    double xOf(Nanos late) const;
    void paintAxes(QPainter& painter) const;
    void paintSlack(QPainter& painter) const;
    void paintBars(QPainter& painter) const;
    void paintQuantile(QPainter& painter, Nanos late, const QString& name, double roomTo) const;
    void paintQuantiles(QPainter& painter) const;
    void paintWords(QPainter& painter) const;

    const Source& m_source;
    EngineSettings m_settings;
    Lateness m_lateness;
    LatenessChart m_chart;
    LatenessWords m_words;
    Nanos m_slack;
    QTimer m_soon;
};

} // namespace readyscope
