# Linchpin: 简体中文. Every key stands in each language; tests/locales.rs says which one is missing or unused.

## Lenses: what the block of a card shows

lens-support = 支持
lens-influence = 影响
lens-role = 角色
lens-relationship = 关系
lens-risk = 风险
legend-short = 差几级
legend-risks = 此人的风险数
relationship-short = 差{ $count }级
risk-never-met = 从未见面
risk-not-met-lately = 久未见面
risk-veto-against = 有否决权者反对
risk-unrated = 未评
risk-leaving = 将离任
risk-ally = 亲竞争对手
risk-stale = 评级已久

## Themes

theme-light = 浅色
theme-dark = 深色
theme-presenter = 客户会议
theme-print = 打印

## Who will read it

audience-internal = 我方团队
audience-customer = 客户

## Commands: the label in menus

command-new = 新建
command-open = 打开…
command-save = 保存
command-save-as = 另存为…
command-import = 导入…
command-export = 导出…
command-undo = 撤销
command-redo = 重做
command-cut = 剪切
command-copy = 复制
command-paste = 粘贴
command-duplicate = 再制
command-delete = 删除
command-select-all = 全选
command-find = 查找或运行…
command-filter = 筛选人员…
command-show-all = 恢复显示所有人
command-previous-match = 上一个找到的人
command-next-match = 下一个找到的人
command-page-table = 表格
command-page-matrix = 矩阵
command-page-map = 关系图
command-interface-smaller = 缩小界面
command-interface-larger = 放大界面
command-copy-picture = 复制为图片
command-pin = 固定或取消固定
command-fold = 收起或展开下级
command-distribute-down = 垂直等距
command-distribute-across = 水平等距
command-align-column = 排成一列
command-align-row = 排成一行
command-present-customer = 向客户展示
command-present = 全屏商机评审
command-view-previous = 上一个视图
command-view-next = 下一个视图
command-view-keep = 保存当前视图
command-neighbourhood = 关系圈：扩大一步
command-photo = 选择照片…
command-photo-remove = 移除照片
command-rename = 重命名
command-zoom-in = 放大
command-zoom-out = 缩小
command-zoom-100 = 实际大小
command-fit = 适应窗口
command-fit-selection = 适应所选
command-layout-tree = 整理布局
command-layout-compact = 紧凑布局
command-layout-layered = 影响力分层
command-layout-network = 网络布局
command-layout-zipper = 拉链布局：双方对位
command-layout-departments = 按部门分开
command-layout-selection = 整理所选
command-add-person = 添加人员
command-add-report = 添加下属
command-add-peer = 添加同级
command-add-placeholder = 添加待定岗位
command-add-department = 添加部门
command-tool-select = 选择
command-tool-pan = 平移
command-tool-reports = 汇报
command-tool-dotted = 虚线汇报
command-tool-influence = 影响
command-tool-conflict = 冲突
command-tool-pair = 对接
command-language = 语言
command-theme = 主题
command-support-up = 提高支持
command-support-down = 降低支持
command-neutral = 中立
command-unrate = 清除评级
command-influence-step = 影响力：下一级
command-roles = 角色…
command-next-unrated = 下一位未评的人
command-lens-risk = 视角：风险
command-lens-relationship = 视角：关系
command-lens-role = 视角：角色
command-lens-influence = 视角：影响
command-lens-support = 视角：支持
command-toggle-left = 左侧面板
command-toggle-right = 右侧面板
command-toggle-dock = 底部面板
command-toggle-minimap = 缩略图
command-toggle-reports = 汇报线
command-toggle-dotted = 虚线汇报
command-toggle-influence = 影响线
command-toggle-conflicts = 冲突
command-toggle-pairs = 对接关系
command-toggle-departments = 部门
command-focus-next = 下一区域
command-shortcuts = 键盘快捷键
command-about = 关于 Linchpin
command-save-as-i-work = 自动保存
command-deal-new = 新建商机
command-deal-delete = 删除商机

## Commands: one sentence on hover

tip-new = 新建一个客户
tip-open = 打开客户文件
tip-save = 将客户保存到文件
tip-save-as = 将客户保存为另一个文件
tip-import = 从名单或其他程序读入人员
tip-export = 导出图片、文档或表格
tip-undo = 撤销上一步
tip-redo = 恢复刚撤销的一步
tip-cut = 剪切所选内容
tip-copy = 复制所选内容
tip-paste = 粘贴已复制的内容或人员名单
tip-duplicate = 为所选内容再制一份
tip-delete = 删除所选内容
tip-select-all = 选中图上所有人
tip-find = 用几个字查找人员或运行命令
tip-filter = 突出要找的人，其余淡出
tip-show-all = 取消筛选和关系圈
tip-previous-match = 转到上一个突出显示的人
tip-next-match = 转到下一个突出显示的人
tip-page-table = 每人一行，可直接编辑
tip-page-matrix = 影响力与支持矩阵，可拖动人员
tip-page-map = 以关系图查看
tip-interface-smaller = 缩小文字和控件，地图大小不变
tip-interface-larger = 放大文字和控件，地图大小不变
tip-copy-picture = 将所选人员或整张图复制为图片
tip-pin = 自动布局不会移动固定的卡片
tip-fold = 将所有下级收起为一个数字，或重新显示
fold-open = 下面收起了{ $count }人：点击或按 B 展开
tip-distribute-down = 分布：所选卡片在上下之间垂直等距
tip-distribute-across = 分布：所选卡片在两端之间水平等距
tip-align-column = 对齐：所选卡片与最后选中的排在同一列
tip-align-row = 对齐：所选卡片与最后选中的排在同一行
tip-present-customer = 只显示客户版画面；按住 Esc 退出
tip-present = 面向我方团队：隐藏面板，逐步展示
tip-view-previous = 显示上一个已保存的视图
tip-view-next = 显示下一个已保存的视图
tip-view-keep = 保存当前画面：地图范围、视角和筛选
tip-neighbourhood = 突出所选人员的上级、下属和影响关系；再按一次扩大一步
tip-photo = 给所选的人添加照片；拖入或粘贴图片也可以
tip-photo-remove = 从卡片上移除照片
tip-rename = 直接修改姓名
tip-zoom-in = 放大地图
tip-zoom-out = 缩小地图
tip-zoom-100 = 以 100% 显示地图
tip-fit = 显示整张图
tip-fit-selection = 放大到所选内容
tip-layout-tree = 布局：按汇报关系排列所有人
tip-layout-compact = 布局：用行和列表排成适合一页幻灯片的图；所选的人，或所有人
tip-layout-layered = 布局：被听从的人排在听从者上方；所选的人，或所有人
tip-layout-network = 布局：有影响或汇报关系的人排在一起；所选的人，或所有人
tip-layout-zipper = 布局：双方人员分列两栏，对位的人同行，没有对位的关键人排在最上面
tip-layout-departments = 布局：各部门单独排列；所选的人，或所有人
tip-layout-selection = 布局：排列所选的人及其下属
tip-add-person = 在图上添加一个人
tip-add-report = 给所选人员添加一名下属
tip-add-peer = 在所选人员旁添加同一上级的同级
tip-add-placeholder = 添加空缺或姓名未知的岗位
tip-add-department = 在图上添加一个部门
tip-tool-select = 选择和移动人员
tip-tool-pan = 拖动地图
tip-tool-reports = 从某人连到其上级
tip-tool-dotted = 画第二条汇报线
tip-tool-influence = 从某人连到受其影响的人
tip-tool-conflict = 连接有矛盾的两个人
tip-tool-pair = 从我方人员连到其对接人
tip-language = 切换中英文
tip-theme = 更换窗口配色：浅色或深色
tip-support-up = 支持程度上调一级
tip-support-down = 支持程度下调一级
tip-neutral = 把所选人员的支持程度评为中立，即 0
tip-unrate = 将支持程度恢复为未评
tip-influence-step = 依次为低、中、高、未评
tip-roles = 为所选人员添加或取消角色
tip-next-unrated = 转到下一位没有评级的人
tip-lens-risk = 色块显示风险数，其他人淡出
tip-lens-relationship = 色块显示关系与所需水平的差距
tip-lens-role = 色块显示角色
tip-lens-influence = 色块显示影响力
tip-lens-support = 色块显示支持程度
tip-toggle-left = 显示或隐藏左侧面板
tip-toggle-right = 显示或隐藏右侧面板
tip-toggle-dock = 显示或隐藏底部面板
tip-toggle-minimap = 有内容在视野之外时，在角落显示整张图
minimap = 整张图的缩略图：点按即可查看该处
tip-toggle-reports = 显示或隐藏汇报关系
tip-toggle-dotted = 显示或隐藏虚线汇报
tip-toggle-influence = 显示或隐藏影响线
tip-toggle-conflicts = 显示或隐藏冲突
tip-toggle-pairs = 显示或隐藏我方对接关系
tip-toggle-departments = 显示或隐藏部门
tip-focus-next = 转到窗口的下一区域
tip-shortcuts = 列出所有快捷键
tip-about = 版本与许可
tip-save-as-i-work = 每次停顿后自动保存
tip-deal-new = 为该客户新建商机
tip-deal-delete = 删除该商机及其评级

## Risks: what is wrong, and what to do next

risks-title = 风险：{ $account }
risks-severity = 严重程度
risks-what = 风险
risks-who = 涉及
risks-do = 怎么做
risks-none = 未发现风险。
risk-tasks = { $count } 项任务
severity-critical = 严重
severity-high = 高
severity-medium = 中
severity-low = 低
risk-no_economic_buyer-title = 没有决策者
risk-no_economic_buyer-do = 问清谁批预算，把决策者找出来
risk-veto_against-title = 有否决权的人反对
risk-veto_against-do = 评估前当面化解否决者的异议
risk-eb_dark-title = 与决策者失联
risk-eb_dark-do = 问清谁能引荐，约见决策者
risk-single_thread-title = 只靠单一关系
risk-single_thread-do = 到另一部门再建一条关系
risk-no_coach-title = 没有教练
risk-no_coach-do = 在有好感的人中培养一位教练
risk-detractor_path-title = 反对者能影响决策人
risk-detractor_path-do = 抢先与决策人沟通，安排正面声音对冲
risk-bus_factor-title = 过于依赖我方一人
risk-bus_factor-do = 让同事一同对接，避免单点依赖
risk-cooling-title = 支持在下降
risk-cooling-do = 本周拜访，问清变化原因
risk-learning_dip-title = 学习期受挫
risk-learning_dip-do = 立即安排现场支持与培训
risk-multiple_economic_buyers-title = 决策者不止一位
risk-multiple_economic_buyers-do = 确认谁是最终拍板人
risk-weak_coach-title = 教练支持不足
risk-weak_coach-do = 帮教练赢得个人收益并验证其信息
risk-no_backup-title = 关键人缺少后备对接
risk-no_backup-do = 下次接触带上第二位同事
risk-unassigned-title = 关键人无人负责
risk-unassigned-do = 指定负责人
risk-unrated_key-title = 关键人未评
risk-unrated_key-do = 摸清其态度并记录依据
risk-guesswork-title = 评级多为猜测
risk-guesswork-do = 先核实评级，再看预测
risk-isolated_decider-title = 不知决策人听谁的
risk-isolated_decider-do = 查明其听谁的意见
risk-relationship_gap-title = 关系未达要求
risk-relationship_gap-do = 制定提升关系的接触计划
risk-unconfirmed_selling_point-title = 关键利益未确认
risk-unconfirmed_selling_point-do = 请本人确认该利益
risk-forgotten_role-title = 缺少本阶段的重要角色
risk-forgotten_role-do = 找出由谁担任
risk-no_way_in-title = 还没有切入点
risk-no_way_in-do = 找到第一位愿意接纳的人
risk-stalled-title = 商机停滞
risk-stalled-do = 设定更小的承诺目标
risk-stale_rating-title = 评级已过期
risk-stale_rating-do = 重新评估
risk-contact_overdue-title = 一年未拜访
risk-contact_overdue-do = 安排拜访：每年至少一次
risk-uncovered_department-title = 部门无人联系
risk-uncovered_department-do = 在该部门建立首个联系
risk-overdue_task-title = 任务逾期
risk-overdue_task-do = 完成或重新定期
risk-report_cycle-title = 汇报关系成环
risk-report_cycle-do = 修正汇报关系
risk-two_solid_bosses-title = 两个直接上级
risk-two_solid_bosses-do = 将其中一条改为虚线
risk-orphan-title = 没有任何连线
risk-orphan-do = 补上缺失的关系线

## Why somebody ranks where they do

why-authority-role-veto = { $role }，有否决权
why-authority-role = { $role }
why-authority-position-top = 位居组织架构顶端
why-authority-position = 架构第 { $level } 级，下属 { $below } 人
why-sway-through = 能影响{ $names }
why-sway = 能左右本次决策的票
why-broker = 通向{ $names }的必经之人
why-listened = { $names }会听其意见
why-listened-few = 有人听其意见
why-level-high = 影响程度高
why-level-medium = 影响程度中
why-level-low = 影响程度低
why-level-unknown = 影响程度未评
why-level-outside = 不在本商机中
why-floor-veto = 能否决本商机
why-floor-sole = 唯一能拍板的人

## The sheet: heading, key strip, legend

sheet-internal = 内部资料：仅限我方团队
sheet-customer = 供客户会议使用
sheet-as-of = 截至{ $date }
sheet-stage = 阶段：{ $stage }
sheet-close-by = 预计{ $date }签约
sheet-for = 支持
sheet-neutral = 中立
sheet-against = 反对
sheet-not-rated = 未评
sheet-key-tab = 关键人
sheet-who-to-win = 当前要争取的人
sheet-who-to-win-note = 得分＝本阶段在决策中的分量，与其立场无关
sheet-due = { $date }截止
sheet-our-team = 我方团队与对接人
sheet-competitor = 本商机的竞争对手
sheet-allies = 同盟：{ $names }
sheet-legend-support = 支持程度
sheet-legend-influence = 影响程度
sheet-legend-lines = 连线
sheet-legend-marks = 标记
sheet-legend-roles = 角色
sheet-line-reports = 汇报
sheet-line-dotted = 虚线汇报
sheet-line-influence = 影响（强度1至3）
sheet-line-conflict = 冲突
sheet-line-pair = 拉链式对接
sheet-line-pair-planned = 对接（计划中）
sheet-mark-risk = 风险
sheet-mark-stale = 评级超过90天
sheet-mark-leaving = 将离任
sheet-mark-ally = 对手的同盟
sheet-mark-key = 关键人
sheet-mark-relationship = 关系：实际与要求
sheet-mark-in-charge = 我方负责人
sheet-mark-counterpart = 我方对接人：已有、计划
sheet-mark-assumed = 齿边：推测
sheet-confidential = { $role }（保密）

## Posts without a named person

name-unknown = 姓名未知
name-missing = 未命名
name-vacant = 空缺
name-to-be-named = 待定

## Gaps: what is missing before anything can be planned

gap-no-economic-buyer = 没有决策者
names-and-more = { $names }，另{ $count }人
gap-buyer-never-met = 从未见过决策者：{ $names }
gap-buyer-not-met-lately = 与决策者久未联系：{ $names }
gap-veto-against = 有否决权且反对我们：{ $names }
gap-no-coach = 没有教练
gap-unrated-key = { $count }位关键人未评：{ $names }
gap-role-unfilled = 尚无人担任：{ $role }

## Columns of the ranked list

column-rank = 排名
column-name = 姓名
column-title = 职务
column-roles = 角色
column-support = 支持
column-score = 得分
column-why = 理由
column-next = 下一步
column-owner = 负责人
column-due = 期限
column-listeners = 听其意见者
column-listens-to = 听取意见于
column-closeness = 接近中心性
column-betweenness = 中介中心性
column-pagerank = PageRank值
why-authority-no-role = 尚无角色
close-call = 难分先后：权重稍有变化，第一名就会易人。
stage-none = 未设定
support-clear = 清除
support-unrated = 未评
support-spoken = { $name }，{ $score ->
    [-3] 负三
    [-2] 负二
    [-1] 负一
    [0] 零
    [1] 正一
    [2] 正二
   *[3] 正三
 }
influence-high-letter = 高
influence-medium-letter = 中
influence-low-letter = 低

## Lines, as a screen reader says them

line-reports = { $from }向{ $to }汇报
line-dotted = { $from }虚线汇报给{ $to }
line-influence = { $from }影响{ $to }
line-conflict = { $from }与{ $to }有矛盾
line-pair = { $from }对接{ $to }

## Why something can't be done

refusal-self-link = { $person }不能与自己相连。请把线拖到另一个人身上。
refusal-second-boss = { $person }已向{ $boss }汇报。请移动那条线的端点，或改画虚线。
refusal-cycle = { $boss }是{ $person }的下属，{ $person }不能再向{ $boss }汇报。请把线反过来画。
refusal-exists = { $from }与{ $to }之间已有这种线。请选中它再修改。
refusal-same-side = 对接线须连接我方与对方；{ $from }与{ $to }在同一方。
refusal-read-only = 此文件由更新的版本写成，只能查看。请另存为其他名称。
refusal-last-deal = 客户至少要有一个商机。请先新建，再删除这一个。
refusal-department-exists = 已有名为{ $name }的部门。请换一个名称。
refusal-no-deal = 还没有商机，无法评价。请先新建一个。
refusal-nobody-to-rate = 只能评价客户或第三方人员的支持程度。请选中他们。
refusal-nothing-to-paste = 复制的内容既不是图上的人员，也不是名单。请复制人员，或每行一个姓名的名单。

## 出了什么错、在哪里、怎么办

error-with-path = { $error }（{ $path }）
error-io-not-found = 文件不存在
error-io-permission = 没有权限
error-io-full = 磁盘已满
error-io-read-only = 磁盘不可写
error-io-folder-missing = 没有这个文件夹
error-io-folder = 这是一个文件夹
error-io-no-folder = 路径中有一段不是文件夹
error-open = 无法打开文件：{ $reason }。请确认文件存在，并且您有权读取。
error-save = 无法保存文件：{ $reason }。请保存到其他文件夹。
error-changed-on-disk = 打开之后，文件已被他人修改。请另存为其他名称，或重新打开。
error-journal = 无法写入崩溃日志：{ $reason }。请腾出空间，并在此之前经常保存。
error-journal-line = 崩溃日志从第 { $line } 行起无法读取。该行之前的内容已保留。
error-replay = 崩溃日志的第 { $step } 步与客户文件不符。{ $reason }请不带日志打开文件。
error-too-large = 文件有 { $size } MB，最多可读 { $limit } MB。请确认这是客户文件。
error-too-many-parts = 文件有{ $parts }个值和字段，最多读取{ $limit }个。这是客户文件吗？
error-photo = 无法读取图片{ $name }：{ $reason }。请另存为 PNG、JPEG、WebP 或 BMP。
error-photo-stopped = 读取图片时意外停止。请反馈此问题。
error-photo-long = { $name }超过{ $limit } MB。请先缩小。
error-photo-large = { $name }有{ $megapixels }百万像素。请先缩小。
error-not-text = 这不是客户文件：内容不是文本（从第 { $offset } 字节起）。请选择客户文件（.ron）或交换文件（.json）。
error-not-an-account = 这不是 Linchpin 客户文件。请选择其他文件。
error-is-interchange = 这是交换文件，不是客户文件。请用“导入”。
error-syntax = 第 { $line } 行：文本无法读取（{ $reason }）。请在该处改正，或打开备份。
error-field = 第 { $line } 行：{ $list } 的字段“{ $field }”值不正确（{ $reason }）。请在该处改正。
error-not-finite = 第 { $line } 行：{ $list } 的字段“{ $field }”不是有限的数。请填写普通数字。
error-empty-id = 第 { $line } 行：{ $list } 中有一条记录没有标识。请给它一个不重复的标识。
error-duplicate-id = 第 { $line } 行：{ $record }出现了两次。请给其中一个新的标识。
error-duplicate-list = 第 { $line } 行：列表“{ $list }”出现了两次。请合并为一个。
error-newer = 此文件由更新的 Linchpin 写成（格式 { $version }），这里无法读取（{ $reason }）。请更新 Linchpin。
error-json = 第 { $line } 行第 { $column } 列：JSON 无法读取（{ $reason }）。请在该处改正。
error-not-interchange = 这不是 Linchpin 交换文件。请选择其他文件。
error-interchange-version = 交换文件的版本是 { $version }，只能读取版本 1。请重新导出为版本 1。
error-value = { $place }：值不正确（{ $reason }）。请在该处改正。
error-duplicate = { $place }：“{ $id }”已存在。请给其中一个换名称或标识。
error-unknown = { $place }：文件中没有“{ $id }”。请改正标识，或补上它。
error-write-not-finite = { $record }：字段“{ $field }”不是有限的数。请改为普通数字再保存。
error-write-parts = 保存后将无法再打开：有{ $parts }个值和字段，最多读取{ $limit }个。请去掉不需要的备注。
error-write-large = 保存后将无法再打开：文件超过{ $limit } MB。请去掉不需要的照片。
error-no-text = { $record } 无法写成文本。请反馈此问题。
error-edit-missing = 修改{ $record }需要{ $missing }，而客户文件中没有它。
error-edit-in-use = 还有 { $count } 条记录用到{ $record }。请先删除它们。
error-edit-other-id = 对{ $record }的修改属于另一条记录。
error-csv-too-many-rows = 表格超过{ $limit }行。请拆分。
error-csv-open-quote = 表格最后一个引号没有闭合，内容可能被截断。请补上引号。
error-csv-empty = 表格是空的。请提供一行标题，每人一行。
error-csv-no-name = 没有标题为“name”或“姓名”的列（现有：{ $found }）。请在第一行写明各列名称。
error-csv-column-twice = 有两列含义相同（第二列是“{ $heading }”）。请改其中一列的名称。
error-csv-row = 第 { $row } 行：表格无法读取（{ $reason }）。请改正该行。
error-csv-duplicate-id = 第 { $row } 行：标识“{ $id }”在第 { $earlier } 行也有。请给每人各自的标识。
error-csv-ambiguous-manager = 第 { $row } 行：有 { $count } 人叫“{ $manager }”。请改填上级的标识。
error-csv-side = 第 { $row } 行：“{ $given }”不是阵营。请写 customer、other、us 或 competitor。
warning-unknown-manager = 第 { $row } 行：表中没有“{ $manager }”。{ $person }已导入，但没有这条汇报线。
warning-own-manager = 第 { $row } 行：{ $person }的上级是自己。这条线已略去。
warning-no-name = 第 { $row } 行：没有姓名。该行已略去。
error-no-area = 没有可画的内容。请至少在图上显示一个人。
error-bad-scale = 无法按此倍数绘制。请选择大于 0 的倍数。
error-picture-too-large = 图片有 { $width } × { $height } 像素，太大了。请选择不超过 { $scale } 的倍数，或改为导出 PDF 或 SVG。
error-out-of-memory = 图片需要 { $megabytes } MB 内存，超过本机可用的内存。请选择较小的倍数。
error-svg = 无法写出 SVG。请改用 PDF 或 PNG。
error-png = 无法写出 PNG。请改用 PDF 或 SVG。
error-csv = 无法写出 CSV。请改用 Markdown。
error-pdf = 无法写出 PDF（{ $reason }）。请改用 SVG 或 PNG。
error-export-save = 无法写入文件：{ $reason }。请选择其他文件夹。（{ $path }）
error-over-itself = 导出会覆盖客户文件本身。请换一个文件名。
error-list-for-customer = 列表含有评价。给客户的只能是图片。
error-export-stopped = 导出意外停止。请反馈此问题，并尝试其他格式。
error-no-thread = 计算机太忙，无法开始。请关闭一些程序再试。

message-repairs = 文件中有 { $count } 条记录没有着落，已修复。保存后即按此为准。
repair-dropped = { $record }已略去：没有{ $missing }。
repair-cleared = { $record }：字段“{ $field }”已清空：没有{ $missing }。

record-organisation = 组织 { $id }
record-department = 部门 { $id }
record-person = 人员 { $id }
record-place = 人员 { $id } 的位置
record-region = 部门 { $id } 的区域
record-photo = 人员 { $id } 的照片
record-link = 连线 { $id }
record-deal = 商机 { $id }
record-member = { $id } 在商机 { $deal } 中的角色
record-dossier = 人员 { $id } 的档案
record-relationship = 关系 { $id }
record-rating = 评价 { $id }
record-selling-point = 卖点 { $id }
record-task = 任务 { $id }
record-contact = 接触 { $id }
record-hospitality = 招待 { $id }
record-view = 视图 { $id }

## Steps that can be undone

step-add-person = 添加人员
step-change-person = 修改{ $name }
step-photo = { $count ->
    [1] { $name }的照片
   *[other] { $count }人的照片
}
step-photo-remove = 移除{ $name }的照片
step-rename = 重命名为{ $name }
step-delete-people = 删除{ $count }人
step-duplicate = 复制{ $count }人
step-paste = 粘贴{ $count }人
step-place = 放置{ $count }人
step-move = 移动{ $count }人
step-unplace = 将{ $count }人移出地图
step-tidy = 整理{ $count }人
step-rate = 评估{ $name }
step-rate-people = 评估{ $count }人
step-leave-deal = 移出商机
step-relationship = 修改关系
step-connect-reports = 连接{ $from }与{ $to }
step-connect-influence = { $from }影响{ $to }
step-connect-conflict = { $from }与{ $to }的冲突
step-connect-pair = { $from }对接{ $to }
step-reshape = 把连线端点移到另一边
step-correct-rating = 更正对{ $name }的评价
step-take-back-rating = 收回对{ $name }的评价
step-plan-tasks = 由计划添加 { $count } 项任务
step-add-task = 添加“{ $title }”
step-change-task = 修改“{ $title }”
step-add-selling-point = 添加卖点“{ $feature }”
step-change-selling-point = 修改卖点“{ $feature }”
step-delete-selling-point = 删除卖点“{ $feature }”
step-task-done = 完成“{ $title }”
step-delete-task = 删除“{ $title }”
step-log-contact = 记录与{ $name }的接触
step-change-contact = 修改接触记录
step-delete-contact = 删除接触记录
step-retarget = 移动连线端点
step-report-to = { $count ->
    [1] { $person }向{ $boss }汇报
   *[other] { $count }人向{ $boss }汇报
 }
step-report-between = { $person }位于{ $boss }与{ $report }之间
drop-under = 向{ $boss }汇报
drop-between = 位于{ $boss }与{ $report }之间
step-change-link = 修改连线
step-delete-link = 删除连线
step-add-deal = 新建商机
step-change-deal = 修改商机{ $name }
step-stage = 切换商机{ $name }的阶段
step-delete-deal = 删除商机
step-add-department = 添加部门{ $name }
step-change-department = 修改部门{ $name }
step-delete-department = 删除部门{ $name }
step-move-department = 移动部门
step-add-view = 保存视图{ $name }
step-change-people = 更改{ $count }人
step-align = 对齐{ $count }张卡片
step-distribute = 等距排列{ $count }张卡片
step-fold = 收起{ $count }个分支
step-unfold = 展开{ $count }个分支
step-pin = 固定{ $count }张卡片
step-unpin = 取消固定{ $count }张卡片
step-update-view = 更改视图{ $name }
step-move-view = 移动视图{ $name }
step-delete-view = 删除视图{ $name }
step-resize-department = 调整部门大小
step-show-region = 显示部门
step-hide-region = 隐藏部门

## Command line

new-deal-name = 首个商机
import-done = { $people }人，{ $links }条连线，{ $deals }个商机
notice-imported = 从{ $name }导入：{ $people }人，{ $lines }条汇报线。
import-columns-left-out = 以下列无法识别，已略去：{ $names }
export-option-idle = { $option } 对此次导出不起作用
validate-warning = 警告：{ $problem }
validate-fine = 没有问题
validate-count = 共{ $count }条警告
validate-newer = 此文件由更新的 Linchpin 写成（格式 { $version }），请勿覆盖
validate-cycle = 以下人员循环汇报：{ $names }；请修正汇报关系
validate-two-bosses = { $name }有多位实线上级：{ $bosses }；请只保留一条实线
validate-photo = 无法读取{ $name }的照片，请重新选择
validate-self-link = { $name }与自己相连；请删除这条线

## Window: menus and bars

menu-file = 文件
menu-edit = 编辑
menu-map = 图
menu-person = 联系人
menu-help = 帮助
menu-view = 视图
recent-files = 最近打开
export-short = 导出
present-short = 展示
deal = 商机
deal-none = 没有商机
stage = 阶段
lens = 视角
account = 客户
rename-account = 单击可重命名客户
tasks-open = 本阶段 { $all } 项任务中 { $open } 项未完成
tasks-overdue = { $count } 项逾期
status-saved = 已保存
status-unsaved = 未保存
status-new = 新建
status-sample = 示例
status-counts = 已选 { $selected } · 商机中 { $people } 人 · 已评 { $rated } 人 · 影响线 { $influence } 条 · 冲突 { $conflicts } 处
status-internal = 内部视图：给客户的导出不含任何看法
status-working = 计算中…
fit-short = 适合

## Window: left panel

add-to-map = 添加到图上
tray-person = 人员
tray-department = 部门
tray-placeholder = 待定岗位
tray-by-role = 按角色
tray-by-role-tip = 按决策角色添加待定岗位
tray-tip = 拖到图上，或单击
tray-empty = 所有人都已在图上。
not-on-map = 未放到图上
departments = 部门
department = 部门
region-show = 在图上显示
region-hide = 在图上隐藏
our-team = 我方团队
map = 地图
show = 显示
show-reports = 汇报线
show-dotted = 虚线汇报
show-influence = 影响线
family-decide = 决策
family-assess = 把关
family-use = 使用与执行
family-connect = 连接
show-conflicts = 冲突
show-pairs = 对接关系
show-departments = 部门

## Window: the empty map

empty-title = 从您认识的人开始。
empty-add = 添加第一个人
empty-import = 导入名单
empty-sample = 打开示例客户
empty-hint = 或按 Enter，或在图上任意处双击，或粘贴一份名单。
key-space = 空格
naming-hint = 姓名
naming-new-hint = 姓名，职务
naming-post-hint = 职务，例如安全主管
leaves-on = { $date }离任

## Window: below the map

dock-key-people = 关键人
dock-forecast = 推演
dock-risks = 风险
list-empty = 还没有可排序的人：先把人添加到图上。
gaps-nobody = 此商机还没有人参与。
row-spoken = 第 { $rank } 位，得分 { $score }

## Window: a person

several-people = { $count } 人
several-mixed = 各不相同
arrange = 排列
rank-principal = 关键人
rank-secondary = 次要关键人
rank-score = 第 { $rank } 位，{ $score } 分
in-this-deal = 在本商机中
in-this-deal-more = 本商机的更多信息
not-in-deal = 不参与本商机。
join-deal = 加入本商机
leave-deal = 移出本商机
can-veto = 可否决
roles = 角色
add-role = 添加角色
own-role = 自定义角色
remove-role = 移除{ $role }
influence = 影响力
support-for-us = 对我方的支持
support-supposed = 此情景下的假设；客户中的评级为{ $today }。
support-unrated-note = 请选择一级。未评不等于中立，而是一个缺口。
confidence = 可信度
evidence-of-all = 共同的依据
evidence = 依据是什么？
relationship = 关系
levels-short = 差 { $count } 级
required-level = 要求
by-rank = 按排名
counterpart-current = { $name } 与此人对接
counterpart-planned = 计划由{ $name }与此人对接
needs = 个人需求
add-need = 添加需求
own-need = 自定义需求
remove = 单击移除
selling-points = 卖点
new-selling-point = 对其有用的功能
field-feature = 功能
field-benefit = 好处
field-told = 已讲次数
told-less = 减一次
told-more = 加一次
field-confirmed = 对方已认可
field-key-point = 对其起决定作用
delete-selling-point = 删除卖点
told-confirmed = 已讲 { $count } 次，已确认
told-unconfirmed = 已讲 { $count } 次，未确认
next-step = 下一步
identity = 基本信息
more-of-ours = 我方其他 { $count } 人
fewer-of-ours = 只看相识的人
more-fields = 全部字段
fewer-fields = 收起字段
candid = 仅供内部
candid-note = 绝不导出给客户
history = 历次评级
lines = 连线
access = 切入点
by-role = 按角色
veto-yes = 可否决
veto-no = 不可否决
none = 无

## Window: fields

field-account = 客户名称
field-thing-name = 名称
field-name = 姓名
field-title = 职务
field-department = 部门
field-name-local = 其他语言姓名
field-title-local = 其他语言职务
field-initials = 缩写
field-office = 办公地点
field-since = 任职起
field-email = 邮箱
field-photo = 照片
field-phone = 电话
field-organisation = 公司
field-side = 所属方
field-placeholder = 人员
field-known = 已知
field-left = 已离开
field-note = 备注
field-deal-note = 本商机备注
field-leaving = 离任日期
field-leaving-note = 离任说明
field-ally = 同盟于
field-owner = 负责人
field-intensity = 接触强度
field-phase = 实施阶段
field-veto = 否决权
field-vote = 票权
field-kind = 类型
field-strength = 强度
field-state = 状态
field-leaves = 起于
field-arrives = 止于
side-any = 自动
side-top = 上边
side-right = 右边
side-bottom = 下边
side-left = 左边
field-author = 评价人
field-rated-on = 日期
nobody-named = 未注明
rating-take-back = 收回此评价
new-task = 下一步做什么
field-task = 任务
field-task-owner = 负责人
field-due = 期限
done-tasks = 已完成{ $count }项任务
task-reopen = 恢复为未完成
field-result = 结果
field-contact-with = 对方人员
add-somebody = 添加人员
nobody = 无
task-done = 完成
contacts = 接触记录
log-contact = 记录一次接触
field-contact-by = 我方
field-contact-for = 目的类别
field-objective = 承诺目标
field-outcome = 结果
delete-contact = 删除此记录
field-from = 从
field-to = 到
field-label = 冲突内容
field-head = 负责人
field-value = 金额
field-currency = 币种
field-close = 预计签约
field-competitor = 竞争对手
people = 人员
not-a-date = “{ $text }”不是日期，请按 2026-06-30 的格式填写。
not-a-month = “{ $text }”不是月份，请按 2026-06 的格式填写。
not-a-number = “{ $text }”不是数字，请只填数字。

## Window: lines, departments, nothing selected

link-reports = 汇报
link-dotted = 虚线汇报
link-influence = 影响
link-conflict = 冲突
link-pair = 对接
pair-current = 已有
pair-planned = 计划
turn-round = 掉转方向
delete-line = 删除连线
link-hint = 拖动连线的一端可改接到别人。
fit-region = 贴合成员
delete-department = 删除部门
inspector-hint = 选中卡片、连线或部门即可查看和修改。从卡片的圆点拖出连线：下方是下属，两侧是影响。

## Window: dialogs

cancel = 取消
ok = 好
dialog-open = 打开客户
dialog-save-as = 将客户另存为
dialog-import = 导入人员
dialog-export = 导出到
path-save = 保存
path-open = 打开
path-replace = { $name } 已存在，将被替换。
replace-title = 替换文件？
replace-yes = 替换
path-no-file = 没有这个文件。请改正路径，或在上面选择文件。
path-no-name = 请在文件夹后面输入文件名。
path-no-folder = 没有这个文件夹：请输入其他路径，或在上方选择。
path-missing = 输入路径，或在上方选择文件。
unsaved-title = 保存更改？
unsaved-text = 对 { $name } 的更改尚未保存到文件。
unsaved-save = 保存
unsaved-discard = 不保存
paste-title = { $count ->
    [0] 没有新人
   *[other] 添加 { $count } 人？
}
paste-known = 已在客户中
paste-under = 向{ $name }汇报
paste-boss = 向{ $name }汇报
paste-boss-not-found = 未找到 { $name }
paste-boss-unknown = 找不到{ $name }，暂无上级
paste-nobody-new = 名单中的人都已在客户中。
paste-toggle-tip = 点击可排除，再点击可恢复
paste-left-out = 未识别为人员：“{ $line }”{ $more ->
    [0] {""}
   *[other] ，另有 { $more } 行
}
paste-opinions = 行尾还可写评价，例如“王晓明，首席财务官，+2，决，高”。
paste-add = 添加
find-department = 部门
find-hint = 查找人员、部门或运行命令
filter-hint = 姓名、职务、部门
table-faded = 突出显示 { $count } 人，其余淡化。
table-rank = 排名
# Above the levels of a relationship: who of ours it is about.
table-known-by = { $name }与其关系
table-next = 下一步
table-due = 期限
page-table = 表格
page-matrix = 矩阵
page-map = 关系图
handle-ours = 拖到其在客户方对接的人
handle-top = 拖到其上级，或拖到空白处新建上级
handle-right = 拖到其影响的人，或拖到空白处新建一人
handle-bottom = 拖到其下级，或拖到空白处新建下级
handle-left = 拖到其影响的人，或拖到空白处新建一人
notice-picture-copied = 图片已复制到剪贴板。
views = 已保存的视图
view-title = 视图标题
view-more = 视图的更多操作
view-rename = 重命名
view-update = 替换为当前画面
view-up = 上移
view-down = 下移
view-delete = 删除
new-view = 视图 { $number }
line-from = 从{ $name }开始：用方向键移到另一人，按 Enter 画线，Esc 结束。
line-drag = 从一张卡片拖到另一张。用键盘：先选择一人，再按快捷键。Esc 结束。
mouse-map = 双击添加人员   ·   从左侧拖入   ·   滚轮与 Ctrl+滚轮移动和缩放   ·   F1 全部快捷键
mouse-person = 拖下方圆点添加下级，拖两侧圆点画影响线   ·   在右侧评估   ·   Tab、+、−、W 同样可用   ·   F1 全部快捷键
keys-map = P 添加人员   ·   方向键在卡片间移动   ·   Ctrl+K 查找人员和命令   ·   F1 全部快捷键
keys-naming-other = Enter 完成   ·   Esc 放弃
keys-naming = 输入“王晓明，首席财务官，+2，决，高”   ·   Enter 完成   ·   Tab 添加下级，Ctrl+Enter 添加同级   ·   Esc 放弃
keys-line = 用方向键到另一端   ·   Enter 画线   ·   Esc 放弃
keys-field = Enter 保留   ·   Esc 放弃   ·   Tab 下一栏
keys-panel = Tab 下一项   ·   列表中用方向键   ·   Enter 选择   ·   F6 下一区域
keys-person = Tab 下级   ·   Enter 同级   ·   + − 支持度   ·   W 影响力   ·   O 角色   ·   I 影响线   ·   U 下一位未评估   ·   F1 全部快捷键
keys-several = + − 支持度   ·   W 影响力   ·   O 角色   ·   方向键移动   ·   Ctrl+L 整理   ·   F1 全部快捷键
keys-elsewhere = M 关系图   ·   X 矩阵   ·   T 表格   ·   Ctrl+K 查找人员和命令   ·   F1 全部快捷键
present-leave = 方向键前进，Esc 退出
present-reasons = { $why } → { $next }
present-progress = { $at } / { $count }
present-holding = 继续按住 Esc 退出
filter-close = 关闭筛选
filter-roles = 角色
filter-support = 支持
filter-departments = 部门
filter-owner = 负责人
filter-stale = 过期
filter-stale-tip = 仅显示评级已久的人
filter-count = { $all }人中的{ $count }人
filter-around = { $name }：{ $count }步以内
stance-for = 支持我们
stance-neutral = 中立
stance-against = 反对我们
stance-unrated = 未评
roles-hint = 角色：输入几个字，回车添加或取消
find-nothing = 没有这样的人员或命令。
recover-title = 继续上次中断的工作？
recover-text = Linchpin 在保存 { $name } 之前中断，已保留 { $steps } 处更改。
recover-when = 最后更改：{ $when }
recover-unsaved = 新客户
recover-more = 之后还有 { $count } 份。
recover-yes = 恢复
recover-no = 丢弃
recover-later = 以后再说
changed-title = 文件已被他人更改
changed-text = { $path } 的内容与打开时不同。另存为其他名称可保留两者。
changed-save-as = 另存为…
changed-overwrite = 覆盖
message-title = Linchpin 提示
export-title = 导出
export-for = 对象
export-format = 格式
export-frame = 版式
export-sheet = 页面 16:9
export-map = 仅地图
export-theme = 配色
export-what = 范围
export-all = 整张图
export-selection = 所选
export-views = 已保存视图
export-scale = 尺寸
export-transparent = 透明背景
export-outlines = 文字转为轮廓
export-internal-note = 包含对人的看法：仅限我方团队。
export-customer-note = 只含姓名、职务、部门、汇报线和我方团队，文件中没有其他内容。
export-list-note = 关键人排名表。
export-json-note = 整个客户，供其他程序读取。
export-refused = 名单含有看法；给客户只能导出图片。
export-go = 导出…
shortcuts-pointer = 拖动可移动，双击可添加或重命名，滚轮平移，Ctrl 加滚轮缩放，按住空格拖动平移，方向键在卡片间移动，加 Shift 选择，加 Ctrl 移动卡片。
about-version = 版本 { $version }，渲染：{ $renderer }
about-text = 绘制决策者地图，找到要争取的人。离线工作，数据不会离开本机。字体：Inter 与思源黑体（OFL 1.1）；图标：Lucide（ISC）。

## Window: notices

notice-read-only = 此文件由更新版本写成：只能读取。
notice-open-elsewhere = 另一个窗口已打开此客户；后保存者会覆盖前者。
notice-saving-on = 将在每次停顿后自动保存。
notice-saving-off = 仅在要求时保存。
notice-export-running = 上一次导出还在写入。请稍候再导出。
notice-tidy-already = 所有人都已在合适的位置。
notice-no-zipper = 图上还没有我方对接人：请从左侧面板把他们拖到图上。
menu-present = 演示
notice-view-of-map = 视角保存的是关系图的一部分：调整好画面后再按 Ctrl+B。
notice-plan-tasks = 已添加 { $count } 项任务，见各自人员。
notice-plan-tasks-there = 这些任务已经存在。
notice-tidy-helps = 旁边是别人的团队。“图”菜单里的“{ command-layout-tree }”会把每个团队排到上级下面。
notice-laying-out = 正在排布地图…
photo-whose = { $names }是谁的照片？请拖到卡片上，或用姓名命名文件。
photo-nobody = 请先在图上选中照片里的人，再粘贴一次。
legend-rates = 为所选的人打分
legend-select = 先选中人，再点击打分
drop-hint = 照片请拖到其本人的卡片上；拖入客户文件或名单则直接打开。
drop-point = 请指向照片本人的卡片。
drop-unknown = { $name }不是图片、客户文件或名单。请拖入 PNG、JPEG、WebP、BMP 图片，或 .ron、.json、.csv 文件。
dialog-photo = 选择照片
notice-exporting = 正在导出…
notice-exported = 已导出到 { $path }

## What new things are called

new-account = 新客户
new-our-company = 我方公司
new-deal = 新商机
new-department = 新部门
new-colleague = 新同事

## Why a command is grey

needs-nothing = 现在可以执行
needs-selection = 请先选中人员、连线或部门
needs-people = 请先选中人员
needs-undo = 没有可撤销的操作
needs-redo = 没有可重做的操作
needs-people-on-map = 图上还没有人
needs-unrated = 商机中所有人都已评级
needs-second-deal = 客户至少保留一个商机
needs-filtered = 当前已显示所有人。
needs-person = 请先选择一个人。
needs-photo = 请先选择一位有照片的人。
needs-branch = 请先选择一位在图上有下级的人。
needs-map = 视角只用于关系图：按 M 回到图上。
needs-several = 请先选择两人或更多。
needs-view = 还没有保存视图。

## Further commands

command-open-sample = 打开示例客户
tip-open-sample = 看看完成的地图是什么样
command-quit = 退出
tip-quit = 关闭 Linchpin
command-add-colleague = 添加我方同事
tip-add-colleague = 向我方团队添加一人
command-to-tray = 移出地图
tip-to-tray = 把所选人员放回待放区

order-matters = 谁最重要
order-win-next = 下一步争取谁
order-tip = 谁最重要：按影响大小排名。下一步争取谁：每人支持度提升一级对平均票值的贡献与所需投入之比。
win-next-why = 平均票值 +{ $gain }，投入 { $cost }
outlook-label = 情景推演，并非预测
outlook-working = 正在推演决策走向…
outlook-make-tasks = 生成任务
outlook-make-tasks-tip = 每一步生成一项任务，带上人员和负责人
outlook-assumes-buyer = 假设决策者不反对我方：目前还不知道决策者是谁。
outlook-effort = 投入 { $cost }
plan-task = 推动{ $name }：从{ $from }到{ $to }
plan-who = 人员
plan-from = 现在
plan-to = 目标
plan-effort = 投入
routes-title = 通往关键人的路径
outlook-what = 项目
outlook-how = 现状
outlook-yes = 满足
outlook-no = 不满足
outlook-unknown = 尚不知是谁
outlook-chance = 赢单概率
outlook-chance-words = { $p }（{ $low }至{ $high }）
outlook-nobody-votes = 无人投票
outlook-mean = 平均支持度足够
outlook-veto = 无否决者反对
outlook-buyer = 决策者不反对
outlook-majority = 多数票支持我方
outlook-unrated = 未评级者的票
outlook-plan = 制胜计划
outlook-plan-words = 投入{ $cost }，之后为{ $after }
outlook-plan-tip = 以最少投入、留有余量地满足全部条件；每人最多移动两级
outlook-plan-won = 已满足条件
outlook-plan-none = 能接触到的人都动员也不够
outlook-route = 引荐路径
outlook-route-none = 无人能引荐
outlook-without = 若失去{ $name }
outlook-cut-off = 届时无法接触：{ $names }
outlook-sole = 只有{ $name }认识
outlook-note = 情景推演，并非预测。区间只反映抽样误差，不含评级误差。

## What if somebody thought otherwise
command-what-if = 假设推演…
command-scenario-add = 新增情景
command-scenario-next = 下一个情景
command-scenario-clear = 清空情景
command-scenario-keep = 将情景保存为计划
tip-what-if = 在地图上试改支持度；账户本身不变
tip-scenario-add = 以当前情景为起点，另建一个情景
tip-scenario-next = 显示下一个情景
tip-scenario-clear = 清除此情景中的所有变动；空情景则移除
tip-scenario-keep = 每个变动生成一项任务，放弃其余情景，回到账户
needs-what-if = 当前没有情景。按 Q 开始假设推演。
refusal-supposing = 情景中只能改变成员的支持度。按 Q 回到账户后再修改。
step-suppose = 情景变动
what-if = 假设推演
what-if-leave = 退出
what-if-keep = 保存为计划
what-if-clear = 清空
what-if-hint = 按设想给某人评分
what-if-chance = 赢单概率：今日 { $today } → { $then }
what-if-was = 现评 { $rated }
what-if-today = 今日
what-if-effort = 投入
what-if-moves = 情景 { $name } 的变动
what-if-how = 在地图上按设想给某人评分：用 + 和 −、0、属性栏或矩阵。保存为计划之前，账户本身不变。
notice-scenarios-full = 最多比较 { $count } 个情景。请先清空不需要的。
notice-scenario-empty = 此情景中没有人的支持度提高，因此没有要做的事。

## Accepted risks
risk-accept = 接受…
risk-accept-tip = 知情接受此风险并写明理由；情况有变时会再次提示。
risk-accept-needs = 请写明接受风险的理由，或按 Esc 离开。
risk-accept-why = 为何接受此风险？
risk-accepted = 已接受：{ $reason }
risk-take-up = 重新关注
risk-take-up-tip = 此风险重新计入
step-accept-risk = 接受风险
step-take-up-risk = 重新关注风险
record-acceptance = 已接受风险 { $id }

## Tasks of the deal
dock-tasks = 任务
command-tasks = 商机任务
tip-tasks = 显示商机的全部任务，先到期者在前
tasks-none = 还没有任务。可在某人的“下一步”中添加，或由计划生成。

## The way to somebody
command-way = 到此人的引荐路径
tip-way = 我方谁能经由谁引荐到所选人员；再按一次隐藏
way-to = 到{ $name }的路径
way-none = 无人能把我们引荐给{ $name }
way-weakest = 最弱一步
way-via = { $name }认识此人
notice-still-ranking = 正在重新计算风险，请稍后再试。
