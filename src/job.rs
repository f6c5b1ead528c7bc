//! stub
#[derive(Default)]
pub struct Progress;
impl Progress { pub fn cancelled(&self)->bool{false} pub fn set(&self,_f:f32){} }
