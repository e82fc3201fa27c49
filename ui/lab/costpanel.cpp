// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/costpanel.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>

namespace readyscope {

namespace {

constexpr int kHeader = 36; // px
const QString kAFile = QStringLiteral("?");

QString entryText(const QDateTime& time) {
    return time.date() == QDate::currentDate()
               ? CostPanel::tr("Beside earlier run, %1").arg(time.toString(QStringLiteral("HH:mm")))
               : CostPanel::tr("Beside run of %1").arg(time.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}

} // namespace

CostPanel::CostPanel(QWidget* parent) : QWidget(parent), m_exports(new QMenu(this)), m_table(new CostTable(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    auto* room = new QScrollArea(this);
    room->setFrameShape(QFrame::NoFrame);
    room->setWidgetResizable(true);
    room->viewport()->setAutoFillBackground(false);
    room->setWidget(m_table);
    room->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(room, 1);
    tint();
}

QWidget* CostPanel::makeHeader() {
    auto* header = new QWidget(this);
    header->setFixedHeight(kHeader);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    m_title = new QLabel(tr("What it costs"), header);
    m_counts = new QComboBox(header);
    m_counts->setObjectName(QStringLiteral("tableDescriptors"));
    m_counts->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_counts->setAccessibleName(tr("Number of descriptors"));
    m_caption = new QLabel(header);
    m_caption->setObjectName(QStringLiteral("costCaption"));
    m_caption->setMinimumWidth(1);
    m_beside = new QComboBox(header);
    m_beside->setObjectName(QStringLiteral("beside"));
    m_beside->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_beside->setAccessibleName(tr("Compare with an earlier run"));
    m_export = new QPushButton(tr("Export"), header);
    m_export->setObjectName(QStringLiteral("export"));
    m_export->setMenu(m_exports);
    auto* program = new QPushButton(icon(IconName::Code), tr("C program"), header);
    program->setObjectName(QStringLiteral("program"));
    program->setToolTip(tr("The program of the selected model, and of others beside it"));
    program->setMinimumWidth(program->sizeHint().width() + 14);
    row->addWidget(m_title);
    row->addWidget(m_counts);
    row->addWidget(m_caption, 1);
    row->addWidget(m_beside);
    row->addWidget(m_export);
    row->addWidget(program);
    connect(program, &QPushButton::clicked, this, &CostPanel::programAsked);
    connect(m_counts, &QComboBox::currentIndexChanged, this, &CostPanel::descriptorsChanged);
    connect(m_beside, &QComboBox::activated, this, [this] {
        const QString file = m_beside->currentData().toString();
        file == kAFile ? emit besideFileAsked() : emit besideChosen(file);
    });
    setEarlier({});
    return header;
}

void CostPanel::setCounts(const std::vector<int>& descriptors) {
    const int shown = this->descriptors();
    {
        const QSignalBlocker quiet(m_counts);
        m_counts->clear();
        for (const int count : descriptors)
            m_counts->addItem(count == 1 ? tr("at 1 descriptor")
                                         : tr("at %1 descriptors").arg(countText(static_cast<std::uint64_t>(count))),
                              count);
    }
    chooseDescriptors(shown);
}

int CostPanel::descriptors() const { return m_counts->currentData().toInt(); }

void CostPanel::chooseDescriptors(int descriptors) {
    if (const int index = m_counts->findData(descriptors); index >= 0)
        m_counts->setCurrentIndex(index);
}

void CostPanel::showCaption(int rounds, std::optional<double> spread) {
    if (rounds == 0)
        return m_caption->clear();
    m_caption->setText(spread ? tr("median of %1 rounds, A/A spread %2 %")
                                    .arg(QString::number(rounds), QString::number(100 * *spread, 'f', 0))
                              : tr("one round"));
    m_caption->setToolTip(tr("How far the medians of rounds of the same model lie apart, in the middle over all rows: "
                             "models that differ by less do not differ."));
}

void CostPanel::setEarlier(const QVector<EarlierRuns::Entry>& entries) {
    const QString chosen = m_beside->currentData().toString();
    const QSignalBlocker quiet(m_beside);
    m_beside->clear();
    m_beside->addItem(tr("Beside nothing"), QString());
    for (const EarlierRuns::Entry& entry : entries)
        m_beside->addItem(entryText(entry.time), entry.file);
    m_beside->addItem(tr("Beside a file…"), kAFile);
    m_beside->setCurrentIndex(std::max(0, chosen == kAFile ? 0 : m_beside->findData(chosen)));
}

void CostPanel::showBeside(const QString& file) {
    const QSignalBlocker quiet(m_beside);
    int index = m_beside->findData(file);
    if (index < 0) {
        index = m_beside->count() - 1;
        m_beside->insertItem(index, tr("Beside %1").arg(file.section(QLatin1Char('/'), -1)), file);
    }
    m_beside->setCurrentIndex(index);
}

void CostPanel::setCanExport(bool can) {
    m_export->setEnabled(can);
    m_export->setToolTip(can ? QString() : tr("Nothing was measured yet."));
}

void CostPanel::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void CostPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void CostPanel::tint() {
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, Look::of(palette()).dim);
    m_caption->setPalette(dim);
    m_caption->setFont(smallFont(font()));
    m_title->setFont(strongFont(font()));
}

} // namespace readyscope
