// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/labbar.h"

#include "core/lab/models/model.h"
#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/lab/figurewords.h"
#include "ui/main/barbutton.h"
#include "ui/main/labelledcombo.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSpinBox>

namespace readyscope {

namespace {

constexpr int kFieldHeight = 28; // px
constexpr int kProgressWidth = 280;

// Beside the one that multiplexes.
constexpr std::array kBefore{"blocking", "non-blocking"};
constexpr std::array kAfter{"signal-driven", "sigio", "asynchronous", "aio"};

QString nameOf(const Model& model) {
    return QString::fromUtf8(model.name.data(), static_cast<qsizetype>(model.name.size()));
}

QString runText(const ModelRun& run) {
    const auto count = countText(static_cast<std::uint64_t>(run.descriptors));
    return run.descriptors == 1 ? LabBar::tr("%1, 1 descriptor").arg(headCallText(*run.model))
                                : LabBar::tr("%1, %2 descriptors").arg(headCallText(*run.model), count);
}

} // namespace

LabBar::LabBar(QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_run(new QAction(icon(IconName::Run), tr("Run"), this)),
      m_cancel(new QAction(icon(IconName::Stop, IconTint::Error), tr("Cancel"), this)),
      m_descriptors(new QLineEdit(this)), m_transport(new QComboBox(this)),
      m_backend(new LabelledCombo(tr("Multiplexing"), this)) {
    setFixedHeight(kToolBarHeight);
    m_row->setContentsMargins(8, 5, 12, 5);
    m_row->setSpacing(6);
    m_run->setToolTip(tr("Runs each model on each number of descriptors (Ctrl+R)"));
    m_run->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_R)});
    m_cancel->setToolTip(tr("Ends the run; what it measured so far stays (Esc)"));
    m_cancel->setShortcut(Qt::Key_Escape);
    for (QAction* action : {m_run, m_cancel}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_row->addWidget(new BarButton(action, this));
    }
    addBarLine(*m_row);
    m_transport->setObjectName(QStringLiteral("transport"));
    m_transport->setAccessibleName(tr("What is sent"));
    m_transport->addItem(tr("UDP datagrams"), static_cast<int>(Transport::Udp));
    m_transport->addItem(tr("TCP bytes"), static_cast<int>(Transport::Tcp));
    m_transport->setFixedHeight(kFieldHeight);
    m_row->addWidget(m_transport);
    m_descriptors->setObjectName(QStringLiteral("descriptors"));
    m_descriptors->setToolTip(tr("One number or several, each from 1 to 1 000"));
    m_descriptors->setFixedHeight(kFieldHeight);
    m_descriptors->setMinimumWidth(56); // the first to give way in a narrow window
    m_descriptors->setMaximumWidth(122);
    addLabel(tr("Descriptors"), m_descriptors);
    m_row->addWidget(m_descriptors);
    const SeriesOptions usual;
    m_rate = addNumber(QStringLiteral("rate"), tr("Rate"), 1, ModelRun::kMostRate, usual.rate, tr("/s"));
    m_size =
        addNumber(QStringLiteral("size"), tr("Size"), ModelRun::kLeastSize, ModelRun::kMostSize, usual.size, tr(" B"));
    m_events = addNumber(QStringLiteral("events"), tr("Events"), 1, SeriesOptions::kMostShown, usual.events, {});
    m_events->setToolTip(tr("Messages for each model at each number of descriptors, in up to five rounds"));
    addBarLine(*m_row);
    m_backend->setObjectName(QStringLiteral("labBackend"));
    for (const Model& model : readyscope::models())
        if (model.family == IoModel::Multiplexing)
            m_backend->addItem(variantText(model), nameOf(model));
    m_row->addWidget(m_backend);
    m_row->addStretch(1);
    addProgress();
    connect(m_descriptors, &QLineEdit::textChanged, this, &LabBar::checkDescriptors);
    connect(m_backend, &QComboBox::currentIndexChanged, this, &LabBar::modelsChanged);
    setOptions(usual);
    setRunning(false);
    tint();
}

void LabBar::addLabel(const QString& words, QWidget* of) {
    auto* label = new QLabel(words, this);
    label->setBuddy(of);
    of->setAccessibleName(words);
    m_row->addSpacing(4);
    m_row->addWidget(label);
}

QSpinBox* LabBar::addNumber(const QString& name, const QString& label, int least, int most, int value,
                            const QString& unit) {
    auto* box = new QSpinBox(this);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setValue(value);
    box->setSuffix(unit);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setFixedHeight(kFieldHeight);
    box->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 000") + unit) + 34);
    addLabel(label, box);
    m_row->addWidget(box);
    return box;
}

void LabBar::addProgress() {
    m_progress = new QWidget(this);
    m_progress->setFixedWidth(kProgressWidth);
    m_words = new QLabel(m_progress);
    m_words->setObjectName(QStringLiteral("labProgress"));
    m_words->setMinimumWidth(1);
    m_left = new QLabel(m_progress);
    m_bar = new QProgressBar(m_progress);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    auto* words = new QHBoxLayout;
    words->addWidget(m_words, 1);
    words->addWidget(m_left);
    auto* column = new QVBoxLayout(m_progress);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(words);
    column->addWidget(m_bar);
    m_row->addWidget(m_progress);
}

std::vector<const Model*> LabBar::models() const {
    std::vector<const Model*> models;
    for (const char* name : kBefore)
        models.push_back(modelNamed(name));
    models.push_back(modelNamed(m_backend->currentData().toString().toStdString()));
    for (const char* name : kAfter)
        models.push_back(modelNamed(name));
    return models;
}

std::optional<SeriesOptions> LabBar::options() const {
    const auto descriptors = descriptorsIn(m_descriptors->text().toStdString());
    if (!descriptors)
        return std::nullopt;
    return SeriesOptions{models(),          *descriptors,
                         m_rate->value(),   m_size->value(),
                         m_events->value(), static_cast<Transport>(m_transport->currentData().toInt())};
}

void LabBar::setOptions(const SeriesOptions& options) {
    m_descriptors->setText(QString::fromStdString(descriptorsText(options.descriptors)));
    m_transport->setCurrentIndex(m_transport->findData(static_cast<int>(options.transport)));
    m_rate->setValue(options.rate);
    m_size->setValue(options.size);
    m_events->setValue(options.events);
    for (const Model* model : options.models)
        if (model->family == IoModel::Multiplexing)
            m_backend->setCurrentIndex(m_backend->findData(nameOf(*model)));
}

void LabBar::checkDescriptors() {
    const bool isGood = options().has_value();
    QPalette palette = this->palette();
    if (!isGood)
        palette.setColor(QPalette::Text, Look::of(palette).error);
    m_descriptors->setPalette(palette);
    m_run->setEnabled(isGood && !m_running);
    m_run->setToolTip(isGood ? tr("Runs each model on each number of descriptors (Ctrl+R)")
                             : tr("Descriptors are numbers from 1 to 1 000, with commas between them"));
}

void LabBar::setRunning(bool running) {
    m_running = running;
    m_cancel->setEnabled(running);
    m_progress->setVisible(running);
    for (QWidget* field : QList<QWidget*>{m_transport, m_descriptors, m_rate, m_size, m_events, m_backend})
        field->setEnabled(!running);
    checkDescriptors();
}

void LabBar::showProgress(const ModelSeries& series, Nanos left) {
    if (!m_running)
        setRunning(true);
    const std::optional<ModelRun> run = series.next();
    const QString words =
        tr("%1 of %2 runs: %3")
            .arg(countText(static_cast<std::uint64_t>(series.done())),
                 countText(static_cast<std::uint64_t>(series.runs())), run ? runText(*run) : QString());
    m_words->setText(words);
    m_left->setText(tr("%1 left").arg(durationText((left + kSecond - 1) / kSecond * kSecond)));
    m_bar->setRange(0, series.runs());
    m_bar->setValue(series.done());
}

void LabBar::showEnd() { setRunning(false); }

void LabBar::paintEvent(QPaintEvent*) { paintBarGround(*this); }

void LabBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void LabBar::tint() {
    for (QLabel* label : {m_words, m_left})
        label->setFont(smallFont(font()));
    dim(*m_left, palette());
    checkDescriptors();
}

} // namespace readyscope
