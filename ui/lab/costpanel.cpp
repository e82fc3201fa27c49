// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/costpanel.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QAbstractItemView>
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

QString entryText(const EarlierRuns::Entry& entry) {
    const bool isToday = entry.time.date() == QDate::currentDate();
    const QString time = entry.time.toString(isToday ? QStringLiteral("HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm"));
    return entry.words.isEmpty() ? CostPanel::tr("Beside %1").arg(time)
                                 : CostPanel::tr("Beside %1: %2").arg(time, entry.words);
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
    m_beside->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_beside->setMinimumContentsLength(15);
    m_beside->view()->setMinimumWidth(320);
    m_beside->installEventFilter(this);
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
    if (std::ranges::equal(descriptors, m_shownCounts))
        return; // a person may be choosing
    m_shownCounts = descriptors;
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

void CostPanel::showCaption(const CostCaption& caption) {
    if (caption.isBesideOther)
        return m_caption->setText(tr("the other run had another transport, rate or size"));
    if (caption.rounds == 0)
        return m_caption->clear();
    QString words = caption.spread
                        ? tr("median of %1 rounds, A/A spread %2 %")
                              .arg(QString::number(caption.rounds), QString::number(100 * *caption.spread, 'f', 0))
                        : tr("one round");
    if (!caption.soFar.isEmpty())
        words = tr("%1 · %2").arg(caption.soFar, words);
    m_caption->setText(words);
    m_caption->setToolTip(
        tr("How far the medians of rounds of the same model lie apart, in the middle over all rows: "
           "models that differ by less do not differ. Bold is the best of a column, amber the worst. The figures' "
           "median is of all messages."));
}

void CostPanel::setEarlier(const QVector<EarlierRuns::Entry>& entries) {
    const QSignalBlocker quiet(m_beside);
    m_beside->clear();
    m_beside->addItem(tr("Beside nothing"), QString());
    for (const EarlierRuns::Entry& entry : entries)
        m_beside->addItem(entryText(entry), entry.file);
    m_beside->addItem(tr("Beside a file…"), kAFile);
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

// A wheel that passes over it shall not ask for a file.
bool CostPanel::eventFilter(QObject* watched, QEvent* event) {
    return event->type() == QEvent::Wheel || QWidget::eventFilter(watched, event);
}

void CostPanel::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void CostPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void CostPanel::tint() {
    dim(*m_caption, palette());
    m_caption->setFont(smallFont(font()));
    m_title->setFont(strongFont(font()));
}

} // namespace readyscope
