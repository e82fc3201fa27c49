// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bar of the page "I/O models": Run and Cancel, what is run, and how far it is.

#include "core/lab/models/modelseries.h"

#include <QWidget>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QSpinBox;

namespace readyscope {

class LabelledCombo;

class LabBar : public QWidget {
    Q_OBJECT
public:
    explicit LabBar(QWidget* parent = nullptr);

    // None where the descriptors are no numbers; the field says so.
    std::optional<SeriesOptions> options() const;
    void setOptions(const SeriesOptions& options); // as the settings keep them
    std::vector<const Model*> models() const;
    void showProgress(const ModelSeries& series, Nanos left);
    void showEnd();
    QAction* run() const { return m_run; }
    QAction* cancel() const { return m_cancel; }

signals:
    void modelsChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QSpinBox* addNumber(const QString& name, const QString& label, int least, int most, int value, const QString& unit);
    void addLabel(const QString& words, QWidget* of);
    void addProgress();
    void checkDescriptors();
    void setRunning(bool running);
    void tint();

    QHBoxLayout* m_row;
    QAction* m_run;
    QAction* m_cancel;
    QLineEdit* m_descriptors;
    QSpinBox* m_rate = nullptr;
    QSpinBox* m_size = nullptr;
    QSpinBox* m_events = nullptr;
    QComboBox* m_transport;
    LabelledCombo* m_backend;
    QWidget* m_progress = nullptr;
    QLabel* m_words = nullptr;
    QLabel* m_left = nullptr;
    QProgressBar* m_bar = nullptr;
    bool m_running = false;
};

} // namespace readyscope
